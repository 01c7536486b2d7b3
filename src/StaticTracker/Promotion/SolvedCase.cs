using StaticTracker.Comparison.Reports;
using StaticTracker.Phrasing;

namespace StaticTracker.Promotion;

/// <summary>An item, and the result that did best on it so far.</summary>
public sealed record SolvedCase
{
    /// <summary>The text as it is looked up; where no text is known, <c>id:</c> and the item's id.</summary>
    public required string Key { get; init; }

    /// <summary>The item's id in the best result.</summary>
    public required string Item { get; init; }

    /// <summary>The item's text, where it is stored.</summary>
    public string? Text { get; init; }

    /// <summary>The data set that the best result ran on; null: one without a name.</summary>
    public string? Dataset { get; init; }

    /// <summary>That data set's version; null: unknown.</summary>
    public string? DatasetVersion { get; init; }

    public required string Experiment { get; init; }

    public required string Version { get; init; }

    public required string Model { get; init; }

    /// <summary>When the best result was made, ISO 8601.</summary>
    public required string Timestamp { get; init; }

    public required int Passed { get; init; }

    /// <summary>Passed and failed; errors are neither.</summary>
    public required int Judged { get; init; }

    /// <summary>Rubrics that it failed on the item, in ordinal order.</summary>
    public IReadOnlyList<string> Failed { get; init; } = [];

    /// <summary>"data set gd v2", where that is a part of the item's name: without a text, an id means something in its data set alone. Null: it has a text, or no data set is named.</summary>
    public Phrase? Within => Text is null && (Dataset ?? DatasetVersion) is not null ? ReportWords.Dataset(Dataset, DatasetVersion) : null;

    /// <summary>Percent.</summary>
    public decimal Score => Math.Round(100m * Passed / Judged, 1, MidpointRounding.AwayFromZero);

    /// <summary>"v5 on gpt-5 (2026-01-21): 4 of 5 passed; failed: M01_no_duplicates".</summary>
    public Phrase Summary => Phrase.Of(
        Failed.Count == 0 ? "case.passed" : "case.failed", ("version", Version), ("model", Model), ("date", Timestamp[..Math.Min(10, Timestamp.Length)]), ("passed", Passed), ("judged", Judged), ("rubrics", string.Join(", ", Failed)));
}
