namespace StaticTracker.Diagnostics;

public static partial class Codes
{
    /// <summary>Whether names are unique, and what they name is there.</summary>
    public static class References
    {
        public static readonly ProblemCode DuplicateId = new("ST301", Severity.Error, "An id stands once in its file.");
        public static readonly ProblemCode SharedId = new("ST302", Severity.Error, "An experiment's id stands in one module only.");
        public static readonly ProblemCode UnknownVersion = new("ST303", Severity.Error, "A suggestion is about a version that has an experiment.");
        public static readonly ProblemCode UnknownRubric = new("ST304", Severity.Error, "A suggestion is about a rubric that an experiment has.");
        public static readonly ProblemCode AppliedIn = new("ST305", Severity.Warning, "The version that a suggestion is applied in has an experiment.");
        public static readonly ProblemCode Corrects = new("ST306", Severity.Error, "An experiment corrects a withdrawn one of its module.");
        public static readonly ProblemCode UnknownExperiment = new("ST307", Severity.Error, "A verdict or details file belongs to an experiment of its module.");
        public static readonly ProblemCode UnknownModule = new("ST308", Severity.Error, "A folder of verdicts, items or details belongs to a module.");
        public static readonly ProblemCode SettingsModule = new("ST309", Severity.Warning, "The settings name modules that are there.");
        public static readonly ProblemCode PrimaryRubric = new("ST310", Severity.Warning, "The primary rubric is one that an experiment has.");
        public static readonly ProblemCode NoExperiments = new("ST311", Severity.Note, "A module has experiments.");
        public static readonly ProblemCode SameRunTwice = new("ST312", Severity.Warning, "One run is one experiment.");
        public static readonly ProblemCode SuggestionState = new("ST313", Severity.Warning, "A suggestion's status and what else it says agree.");
        public static readonly ProblemCode SupersededBy = new("ST314", Severity.Error, "A superseded suggestion names another one of its module.");
        public static readonly ProblemCode PolicyName = new("ST320", Severity.Error, "The gate's rules have a name of their own, and what they and overrides name is there.");
        public static readonly ProblemCode Baseline = new("ST321", Severity.Warning, "A baseline names a version or an experiment that is there.");
        public static readonly ProblemCode PolicySaysNothing = new("ST322", Severity.Error, "A rule of the gate sets a limit, a baseline is one thing, and an override ends on a day that exists.");

        public static readonly ProblemCode Thresholds = new("ST323", Severity.Error, "Thresholds of weak rubrics rise from high over medium to low.");

        public static readonly ProblemCode[] All =
        [
            DuplicateId, SharedId, UnknownVersion, UnknownRubric, AppliedIn, Corrects, UnknownExperiment, UnknownModule, SettingsModule, PrimaryRubric,
            NoExperiments, SameRunTwice, SuggestionState, SupersededBy, PolicyName, Baseline, PolicySaysNothing, Thresholds,
        ];
    }
}
