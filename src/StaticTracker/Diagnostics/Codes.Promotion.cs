namespace StaticTracker.Diagnostics;

public static partial class Codes
{
    /// <summary>Benchmark suites, promotions and their reports.</summary>
    public static class Promotion
    {
        public static readonly ProblemCode ItemTwice = new("ST830", Severity.Error, "A suite names each of its items once.");
        public static readonly ProblemCode SuiteChanged = new("ST831", Severity.Error, "A suite that something was decided on is as it was then.");
        public static readonly ProblemCode NotThere = new("ST832", Severity.Error, "What is promoted is there: the version on its model, and the experiment.");
        public static readonly ProblemCode OtherPrompt = new("ST833", Severity.Error, "The prompt_hash of a promotion is that of the prompt.");
        public static readonly ProblemCode Chain = new("ST834", Severity.Error, "Each promotion follows from those before it.");
        public static readonly ProblemCode Contested = new("ST835", Severity.Error, "What is active was decided knowing all that was promoted before.");
        public static readonly ProblemCode ReportDiffers = new("ST836", Severity.Error, "A promotion and its report say the same.");
        public static readonly ProblemCode PolicyName = new("ST837", Severity.Warning, "The promotion policy names what is there.");
        public static readonly ProblemCode CutOff = new("ST838", Severity.Warning, "A promotion that was begun is done.");
        public static readonly ProblemCode ReportState = new("ST839", Severity.Error, "The decision of a report and what became of it agree.");
        public static readonly ProblemCode ActiveWithdrawn = new("ST840", Severity.Warning, "What is active was promoted by a result that counts.");

        public static readonly ProblemCode NoSuchSuite = new("ST850", Severity.Error, "A benchmark suite that is named is there, and of the module.");
        public static readonly ProblemCode SuiteInTheWay = new("ST851", Severity.Error, "A suite is written once: other items are another version.");
        public static readonly ProblemCode SuiteUnfit = new("ST852", Severity.Error, "The items of a suite are what they were when it was made.");
        public static readonly ProblemCode NothingBefore = new("ST853", Severity.Error, "There is a version to go back to.");
        public static readonly ProblemCode ChangedMeanwhile = new("ST854", Severity.Error, "What is active does not change between looking and writing.");
        public static readonly ProblemCode NoSuchReport = new("ST855", Severity.Error, "A report that is named is there, and is meant clearly.");
        public static readonly ProblemCode AttemptFailed = new("ST856", Severity.Error, "An attempt at a promotion comes to a decision.");
        public static readonly ProblemCode EntryEdited = new("ST857", Severity.Error, "Entries of promotions and their reports are added, and never removed or changed.");
        public static readonly ProblemCode NotByPolicy = new("ST858", Severity.Error, "A promotion without an override is accepted by the policy of the base.");
        public static readonly ProblemCode Overridden = new("ST859", Severity.Warning, "A promotion that a change brings is accepted by the policy.");

        public static readonly ProblemCode[] All =
            [ItemTwice, SuiteChanged, NotThere, OtherPrompt, Chain, Contested, ReportDiffers, PolicyName, CutOff, ReportState, ActiveWithdrawn, NoSuchSuite, SuiteInTheWay, SuiteUnfit,
                NothingBefore, ChangedMeanwhile, NoSuchReport, AttemptFailed, EntryEdited, NotByPolicy, Overridden];
    }
}
