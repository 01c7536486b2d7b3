namespace StaticTracker.Diagnostics;

public static partial class Codes
{
    /// <summary>Taking over what an older tracker kept.</summary>
    public static class Migrating
    {
        public static readonly ProblemCode NoLiteral = new("ST470", Severity.Error, "JavaScript is read as literals assigned to names, and never run.");
        public static readonly ProblemCode UnknownShape = new("ST471", Severity.Error, "A file to migrate must hold runs, suggestions, an improvement history, confusion matrices or names of modules.");
        public static readonly ProblemCode Disagreement = new("ST472", Severity.Warning, "What is told of one run in several places should agree.");
        public static readonly ProblemCode MatrixUnfit = new("ST473", Severity.Warning, "A confusion matrix has four counts that add up, and belongs to one run.");
        public static readonly ProblemCode EntryUnfit = new("ST474", Severity.Warning, "An entry of an old tracker should say what it is about.");

        public static readonly ProblemCode[] All = [NoLiteral, UnknownShape, Disagreement, MatrixUnfit, EntryUnfit];
    }
}
