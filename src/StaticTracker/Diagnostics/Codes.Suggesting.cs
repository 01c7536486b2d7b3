namespace StaticTracker.Diagnostics;

public static partial class Codes
{
    /// <summary>The life of suggestions.</summary>
    public static class Suggesting
    {
        public static readonly ProblemCode NoSuchSuggestion = new("ST450", Severity.Error, "A suggestion that is changed must exist, and be meant clearly.");
        public static readonly ProblemCode WrongState = new("ST451", Severity.Error, "A suggestion goes from pending to applied, rejected or superseded, and back only by reopening it.");
        public static readonly ProblemCode SameSuggestion = new("ST452", Severity.Error, "The same suggestion is made once.");
        public static readonly ProblemCode UnfitSuggestion = new("ST453", Severity.Error, "A suggestion has a text, and names a version and a rubric that the module has.");
        public static readonly ProblemCode NotYetThere = new("ST454", Severity.Warning, "The version that a suggestion is applied in has a result.");

        public static readonly ProblemCode[] All = [NoSuchSuggestion, WrongState, SameSuggestion, UnfitSuggestion, NotYetThere];
    }
}
