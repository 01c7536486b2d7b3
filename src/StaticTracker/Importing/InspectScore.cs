namespace StaticTracker.Importing;

/// <summary>
/// One value that a scorer of Inspect gave a sample: a number (C and yes are 1, I, N and no are 0, P is a half), or a word that is none of these. Neither: it did not
/// score the sample.
/// </summary>
internal readonly record struct InspectScore(string Rubric, decimal? Number, string? Word, string? Explanation)
{
    /// <summary>Whether it was written as a number, so that it may be one of a finer scale.</summary>
    public bool IsNumeric { get; init; }

    public bool IsScored => Number is not null || Word is not null;
}
