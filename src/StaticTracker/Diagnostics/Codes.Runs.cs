namespace StaticTracker.Diagnostics;

public static partial class Codes
{
    /// <summary>Runs and their logs.</summary>
    public static class Runs
    {
        public static readonly ProblemCode TornLine = new("ST811", Severity.Warning, "The log of a run ends with a whole line.");
        public static readonly ProblemCode LogLine = new("ST812", Severity.Error, "A line of a log is an object that names the run and a kind of line.");
        public static readonly ProblemCode Snapshot = new("ST813", Severity.Error, "The prompt_hash of a run is that of the prompt it keeps.");
        public static readonly ProblemCode UnknownResult = new("ST814", Severity.Error, "The results of a run are experiments of its module.");
        public static readonly ProblemCode State = new("ST815", Severity.Error, "The status of a run and what else it says agree.");

        public static readonly ProblemCode NoSuchRun = new("ST816", Severity.Error, "A run that is named must exist, and be meant clearly.");
        public static readonly ProblemCode WrongState = new("ST817", Severity.Error, "A run is begun, ends once, and is put aside and brought back only then.");
        public static readonly ProblemCode LeftBehind = new("ST818", Severity.Warning, "Somebody works on a run that is under way.");
        public static readonly ProblemCode NotTheSame = new("ST819", Severity.Error, "What is sent again is what the log holds.");
        public static readonly ProblemCode StillReferred = new("ST820", Severity.Error, "What is referred to, goes on, or is a baseline is not deleted.");

        public static readonly ProblemCode NoSingleResult = new("ST821", Severity.Error, "A run that is compared became one experiment at most.");
        public static readonly ProblemCode NoPrompt = new("ST822", Severity.Warning, "A run of a module whose prompts are kept names one of them.");

        public static readonly ProblemCode NoSuchAb = new("ST870", Severity.Error, "An A/B experiment that is named must exist.");
        public static readonly ProblemCode UnfitAbRun = new("ST871", Severity.Error, "A run of an A/B experiment is there, of its module and about its data.");
        public static readonly ProblemCode AbRunTwice = new("ST872", Severity.Error, "A run stands once in an A/B experiment.");
        public static readonly ProblemCode AbConcluded = new("ST873", Severity.Error, "What was concluded is not changed.");
        public static readonly ProblemCode AbThere = new("ST874", Severity.Error, "An A/B experiment is planned once.");
        public static readonly ProblemCode OtherAbFigures = new("ST875", Severity.Warning, "A conclusion has the figures that its runs give.");
        public static readonly ProblemCode AbGoesOn = new("ST876", Severity.Error, "An A/B experiment is concluded when its rule ends it.");
        public static readonly ProblemCode AbPlanEdited = new("ST877", Severity.Error, "The plan of an A/B experiment stands once it has runs.");

        /// <summary>Those of A/B experiments.</summary>
        public static readonly ProblemCode[] OfExperiments = [NoSuchAb, UnfitAbRun, AbRunTwice, AbConcluded, AbThere, OtherAbFigures, AbGoesOn, AbPlanEdited];

        public static readonly ProblemCode[] All = [TornLine, LogLine, Snapshot, UnknownResult, State, NoSuchRun, WrongState, LeftBehind, NotTheSame, StillReferred, NoSingleResult, NoPrompt];
    }
}
