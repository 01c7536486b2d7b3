using StaticTracker.Modules;
using StaticTracker.Phrasing;

namespace StaticTracker.Suggestions;

/// <summary>A suggestion as it is listed: with the id that it goes by, its rubric's display name, and, once it is applied, what was seen since.</summary>
public sealed record SuggestionEntry(string Id, Suggestion Suggestion)
{
    /// <summary>Null: it is about the prompt as a whole.</summary>
    public string? RubricName { get; init; }

    /// <summary>One for each model that ran both versions on the same data set, by model; empty unless it is applied.</summary>
    public IReadOnlyList<SuggestionEffect> Effects { get; init; } = [];

    /// <summary>Why nothing can be said of an applied one yet, in words that go behind a colon; null: there are effects, or it is not applied.</summary>
    public Phrase? NoEffect { get; init; }
}
