namespace StaticTracker.Comparison;

/// <summary>What JSON calls the words of comparisons. Programs read these: they stay as they are, whatever becomes of the texts that people read.</summary>
public static class ComparisonKeys
{
    public static string Of(ComparisonWord word) => word switch
    {
        ComparisonWord.Better => "better",
        ComparisonWord.Worse => "worse",
        ComparisonWord.NoDifferenceShown => "no_difference_shown",
        ComparisonWord.NotEnoughEvidence => "not_enough_evidence",
        _ => "not_comparable",
    };

    public static string Of(IncomparableReason reason) => reason switch
    {
        IncomparableReason.OtherDataset => "other data set",
        IncomparableReason.OtherItems => "other items",
        IncomparableReason.OtherRubrics => "other rubrics",
        IncomparableReason.OtherJudge => "other judge",
        IncomparableReason.OtherUnit => "other unit",
        _ => "too many errors",
    };

    /// <summary>The word with spaces, as reports of routers have it.</summary>
    public static string Spaced(ComparisonWord word) => Of(word).Replace('_', ' ');
}
