namespace StaticTracker.Diagnostics;

public static partial class Codes
{
    /// <summary>What a result is made of, beyond its being readable.</summary>
    public static class Sources
    {
        public static readonly ProblemCode DerivedCounts = new("ST484", Severity.Note, "Counts are those of verdicts, not worked out from a mean.");
        public static readonly ProblemCode PartOfRun = new("ST485", Severity.Warning, "A run is imported as a whole.");
        public static readonly ProblemCode NoSuchRubric = new("ST486", Severity.Warning, "A primary rubric is one that the module's results have.");
        public static readonly ProblemCode MayBeCutOff = new("ST487", Severity.Warning, "A file of an older tracker is there to its end.");

        public static readonly ProblemCode[] All = [DerivedCounts, PartOfRun, NoSuchRubric, MayBeCutOff];
    }
}
