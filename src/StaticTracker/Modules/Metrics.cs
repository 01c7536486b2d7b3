namespace StaticTracker.Modules;

/// <summary>
/// The totals of an experiment. Counts are verdicts or items (see <see cref="Unit"/>); rates are percent as stated in the file, with their
/// digits. <see cref="Rate"/> is what is shown: from the counts where they are there.
/// </summary>
public sealed record Metrics
{
    /// <summary>What is counted: <c>verdict</c>, <c>item</c>, or null where the file does not say.</summary>
    public string? Unit { get; init; }

    /// <summary>Stated pass rate, percent.</summary>
    public decimal? PassRate { get; init; }

    /// <summary>Stated match rate, percent: the pass rate of the primary rubric alone.</summary>
    public decimal? MatchRate { get; init; }

    /// <summary>passed + failed + errors; null where only rates are known.</summary>
    public long? Total { get; init; }

    public long? Pass { get; init; }

    public long? Fail { get; init; }

    /// <summary>Errors of the judge or the infrastructure; absent means none where counts are there.</summary>
    public long? Error { get; init; }

    /// <summary>Verdicts or items that were skipped: no part of <see cref="Total"/>.</summary>
    public long? Skipped { get; init; }

    /// <summary>Failed: as stated, else what the total leaves.</summary>
    public long? Failed => Fail ?? (Total is { } total && Pass is { } pass ? total - pass - (Error ?? 0) : null);

    /// <summary>The pass rate in percent with one decimal from the counts; as stated where there are none; null where all are errors.</summary>
    public decimal? Rate => Pass is { } pass && Failed is { } fail ? Modules.Rate.Of(pass, fail) : Modules.Rate.Stated(PassRate);

    /// <summary>Errors over the total, 0–1; 0 where no counts are known.</summary>
    public double ErrorShare => ErrorShareOf(Error, Total);

    /// <summary>All that was tried ended in an error. Errors alone do not tell that: where scores are given, nobody counts verdicts, and others may have gone well.</summary>
    public bool IsErrorsOnly => AreErrorsOnly(Error, Total);

    public static bool AreErrorsOnly(long? error, long? total) => error is > 0 and { } errors && errors >= total;

    /// <summary>The share of errors from counts that stand elsewhere.</summary>
    public static double ErrorShareOf(long? error, long? total) => total is > 0 and { } all ? (double)(error ?? 0) / all : 0;
}
