using StaticTracker.Modules;
using StaticTracker.Suggestions;

namespace StaticTracker.Migrating;

/// <summary>Which suggestions are new, and on which days they were made and applied.</summary>
internal sealed class SuggestionPlan(ModuleId module, Module? before, IReadOnlyList<Experiment> experiments, MigrationReport report)
{
    public List<(Suggestion Suggestion, string Made, string? Applied)> Of(IReadOnlyList<LegacySuggestion> wanted)
    {
        var there = before?.Suggestions ?? [];
        var ids = before is null ? [] : SuggestionIds.Of(before);
        var match = new SuggestionMatch(there);
        var open = new List<LegacySuggestion>();
        var seen = new HashSet<(PromptVersion, string?, string)>();
        foreach (var s in wanted)
        {
            if (match.ByText(s.Suggestion) is { } place)
            {
                report.Merged(s.Span, $"a suggestion for {module} {s.Suggestion.Version}: it is there  [{ids[place]}]", module);
            }
            else if (!seen.Add((s.Suggestion.Version, s.Suggestion.Rubric, s.Suggestion.Text)))
            {
                report.Merged(s.Span, $"a suggestion for {module} {s.Suggestion.Version}: it is told twice", module);
            }
            else
            {
                open.Add(s);
            }
        }

        var taken = new HashSet<string>(ids, StringComparer.Ordinal);
        var made = new List<(Suggestion, string, string?)>();
        foreach (var s in open)
        {
            if (match.ByFate(s.Suggestion) is { } place)
            {
                report.Merged(s.Span, $"{SuggestionWords.Of(module, s.Suggestion)}: taken for {ids[place]}, which is about the same and has other words, which stay", module);
            }
            else if (Dated(s) is { } days)
            {
                made.Add((s.Suggestion with { Id = SuggestionIds.New(s.Suggestion.Text, taken) }, days.Made, days.Applied));
                report.Taken(s.Span, $"{SuggestionWords.Of(module, s.Suggestion)}  [{made[^1].Item1.Id}]", module);
            }
            else
            {
                report.Left(s.Span, $"{SuggestionWords.Of(module, s.Suggestion)}: {module} has no result of {s.Suggestion.Version}", module);
            }
        }

        return made;
    }

    /// <summary>It was made when it says so, but not before its version had a result; it was applied with the first result of the version that has it.</summary>
    private (string Made, string? Applied)? Dated(LegacySuggestion s)
    {
        if (FirstDay(s.Suggestion.Version) is not { } first)
        {
            return null;
        }

        var made = string.CompareOrdinal(s.Day, first) > 0 ? s.Day! : first;
        var applied = s.Suggestion.AppliedIn is { } version ? FirstDay(version) : null;
        return (made, string.CompareOrdinal(applied, made) > 0 ? applied : null);
    }

    private string? FirstDay(PromptVersion version) => experiments.Where(e => e.PromptVersion == version).Select(e => e.Timestamp.Text[..10]).Min(StringComparer.Ordinal);
}
