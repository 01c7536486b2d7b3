namespace StaticTracker.Diagnostics;

public static partial class Codes
{
    /// <summary>Whether the figures of an experiment agree with each other.</summary>
    public static class Figures
    {
        public static readonly ProblemCode CountsAddUp = new("ST101", Severity.Error, "Passed, failed and errors add up to the total.");
        public static readonly ProblemCode RubricsAddUp = new("ST102", Severity.Error, "Where verdicts are counted, the rubrics add up to the metrics.");
        public static readonly ProblemCode RateFollows = new("ST103", Severity.Error, "A rate follows from its counts, to the digits it shows.");
        public static readonly ProblemCode RateOfNothing = new("ST104", Severity.Error, "Where nothing passed or failed there is no rate.");
        public static readonly ProblemCode MatchRate = new("ST105", Severity.Error, "The match rate is the primary rubric's rate.");
        public static readonly ProblemCode MatchRateMissing = new("ST106", Severity.Warning, "The match rate is stated where the primary rubric has verdicts.");
        public static readonly ProblemCode KindsAddUp = new("ST107", Severity.Error, "Kinds of errors or failures are no more than the errors or failures.");
        public static readonly ProblemCode Verdicts = new("ST108", Severity.Error, "A verdict file agrees with the figures of its experiment.");
        public static readonly ProblemCode NoFigures = new("ST109", Severity.Warning, "An experiment states counts, a rate or a score.");
        public static readonly ProblemCode ScoreRange = new("ST110", Severity.Error, "A mean score lies on its scale.");
        public static readonly ProblemCode MatchRateOfNothing = new("ST111", Severity.Warning, "A match rate is stated only where the module has a primary rubric.");

        public static readonly ProblemCode[] All =
        [
            CountsAddUp, RubricsAddUp, RateFollows, RateOfNothing, MatchRate, MatchRateMissing, KindsAddUp, Verdicts, NoFigures, ScoreRange,
            MatchRateOfNothing,
        ];
    }
}
