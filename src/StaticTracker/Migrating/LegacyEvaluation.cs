using StaticTracker.Importing;
using StaticTracker.Modules;

namespace StaticTracker.Migrating;

/// <summary>What an improvement history says of one run: its day, rate and the rates of its rubrics by their display names.</summary>
internal sealed record LegacyEvaluation(PromptVersion Version, LegacyValue Value)
{
    public string? DataSource => Value["data_source"]?.Words is { } source && RunText.BaseName(source) is { Length: > 0 } name ? name : null;

    public string? Model => Value["model"]?.Words;

    /// <summary>yyyy-MM-dd; null where it is told in no other form that is understood.</summary>
    public string? Day => LegacySuggestion.DayOf(Value["date"]?.Words);

    public StatedPercent? PassRate => StatedPercent.Of(Value["pass_rate"]);

    /// <summary>Rates by display name, those that are rates.</summary>
    public IReadOnlyList<KeyValuePair<string, StatedPercent>> Rubrics =>
        [.. (Value["rubric_breakdown"]?.Members ?? []).Select(m => new KeyValuePair<string, StatedPercent?>(m.Key, StatedPercent.Of(m.Value))).Where(m => m.Value is not null).Select(m => new KeyValuePair<string, StatedPercent>(m.Key, m.Value!))];
}
