namespace StaticTracker.Modules;

/// <summary>One rubric's counts in an experiment. <c>Fail</c> may be absent (total − pass − error), <c>Error</c> too (0).</summary>
public sealed record RubricResult(string Rubric)
{
    public long? Pass { get; init; }

    public long? Total { get; init; }

    public long? Fail { get; init; }

    public long? Error { get; init; }

    /// <summary>Items that it skipped: no part of <see cref="Total"/>.</summary>
    public long? Skipped { get; init; }

    /// <summary>What it scored, where it gives numbers; beside the counts where a pass mark makes verdicts of them, else alone.</summary>
    public Score? Score { get; init; }

    /// <summary>Stated rate, percent, with its digits.</summary>
    public decimal? StatedRate { get; init; }

    /// <summary>It gives no verdicts but a mean, or only errors where every score broke: its errors have no total that they could be a part of, and stand with it alone.</summary>
    public bool GivesNoVerdicts => Pass is null && Fail is null && Total is null && StatedRate is null;

    public long? Failed => Fail ?? (Total is { } total && Pass is { } pass ? total - pass - (Error ?? 0) : null);

    /// <summary>Percent with one decimal from the counts; as stated where there are none.</summary>
    public decimal? Rate => Pass is { } pass && Failed is { } fail ? Modules.Rate.Of(pass, fail) : Modules.Rate.Stated(StatedRate);

    /// <summary>The same with all digits that were stated, as a match rate keeps it.</summary>
    public decimal? FullRate => Pass is { } pass && Failed is { } fail ? Modules.Rate.Of(pass, fail) : StatedRate;
}
