namespace StaticTracker.Diagnostics;

public static partial class Codes
{
    /// <summary>Bringing result files in.</summary>
    public static class Importing
    {
        public static readonly ProblemCode UnknownFormat = new("ST401", Severity.Error, "A result file must be of a format that the importer reads.");
        public static readonly ProblemCode FieldMissing = new("ST402", Severity.Error, "Module, prompt version, model and time of a run must be known, never guessed.");
        public static readonly ProblemCode OptionContradicts = new("ST403", Severity.Error, "An option contradicts a file only with --override.");
        public static readonly ProblemCode FieldUnfit = new("ST404", Severity.Error, "Module, prompt version, model and time of a run must be well formed.");
        public static readonly ProblemCode SourcesDisagree = new("ST405", Severity.Warning, "A file's content, its data source and its name should say the same.");
        public static readonly ProblemCode StatedFigure = new("ST406", Severity.Warning, "Figures that a result file states should follow from its evaluations.");
        public static readonly ProblemCode OtherVerdict = new("ST407", Severity.Warning, "Verdicts other than PASS and FAIL are counted as errors, and told.");
        public static readonly ProblemCode NothingJudged = new("ST408", Severity.Error, "A result file must hold at least one evaluation.");
        public static readonly ProblemCode EvaluationUnfit = new("ST409", Severity.Error, "An evaluation names its item, its rubric and its verdict.");
        public static readonly ProblemCode SummaryOnly = new("ST410", Severity.Warning, "A result should hold its evaluations, not its summary alone.");
        public static readonly ProblemCode CountUnfit = new("ST411", Severity.Error, "Counts that stand alone must be whole numbers from 0, and not all 0.");
        public static readonly ProblemCode NotFound = new("ST412", Severity.Error, "What is to be imported must be there.");
        public static readonly ProblemCode NoSuchExperiment = new("ST413", Severity.Error, "An experiment that is retracted or corrected must exist.");
        public static readonly ProblemCode MatchRateUnknown = new("ST414", Severity.Note, "A stated match rate can only be checked where the module's primary rubric is known.");
        public static readonly ProblemCode AlreadyWithdrawn = new("ST415", Severity.Error, "Only what counts can be taken back, and only what was taken back can be brought back.");

        public static readonly ProblemCode SeveralPrompts = new("ST416", Severity.Error, "One prompt version names one prompt.");

        public static readonly ProblemCode Corrected = new("ST417", Severity.Error, "Of an experiment and the one that corrects it only one counts.");

        public static readonly ProblemCode RuleUnfit = new("ST418", Severity.Error, "A rule of import.rules must be one that can be applied.");

        public static readonly ProblemCode TableWithoutRule = new("ST419", Severity.Error, "A table needs a rule that says what its columns mean.");

        public static readonly ProblemCode OtherVersion = new("ST420", Severity.Warning, "A result file should be of a version that is known.");

        public static readonly ProblemCode LeftOut = new("ST421", Severity.Warning, "What a result file holds should be taken whole.");

        public static readonly ProblemCode OtherFigures = new("ST422", Severity.Warning, "One content gives the same figures whenever it is imported.");

        public static readonly ProblemCode SeveralTasks = new("ST423", Severity.Error, "The tasks of one file are told apart.");

        public static readonly ProblemCode Unfinished = new("ST424", Severity.Warning, "A run should be at its end when its results are imported.");

        public static readonly ProblemCode NoZstandard = new("ST425", Severity.Error, "What is packed with Zstandard needs the system's library for it.");

        public static readonly ProblemCode OtherItems = new("ST427", Severity.Error, "A version of a data set names one content.");

        public static readonly ProblemCode DataSetGrew = new("ST428", Severity.Warning, "A data set that grew has another version.");

        public static readonly ProblemCode UnknownItem = new("ST429", Severity.Error, "Details are of items and rubrics that the verdict file has.");

        public static readonly ProblemCode NotReproduced = new("ST430", Severity.Error, "A stored figure is what its source gives.");

        public static readonly ProblemCode ToldOtherwise = new("ST431", Severity.Warning, "An experiment has what its file and the rules tell of it.");

        public static readonly ProblemCode[] All =
        [
            UnknownFormat, FieldMissing, OptionContradicts, FieldUnfit, SourcesDisagree, StatedFigure, OtherVerdict, NothingJudged, EvaluationUnfit,
            SummaryOnly, CountUnfit, NotFound, NoSuchExperiment, MatchRateUnknown, AlreadyWithdrawn, SeveralPrompts, Corrected,
            RuleUnfit, TableWithoutRule, OtherVersion, LeftOut, OtherFigures, SeveralTasks, Unfinished, NoZstandard, OtherItems, DataSetGrew, UnknownItem, NotReproduced, ToldOtherwise,
        ];
    }
}
