using StaticTracker.Indexing;
using StaticTracker.Modules;
using StaticTracker.Phrasing;
using StaticTracker.Suggestions;

namespace StaticTracker.Exporting.Tables;

/// <summary>
/// The table for people who ask how far each prompt is: a row for each version and model with what was suggested for it, the newest version first. Of one module it has the five columns
/// alone; of several the module stands before them.
/// </summary>
public static class StakeholderTable
{
    private static readonly ExportColumn s_module = new("module", "Module");

    private static readonly ExportColumn[] s_columns =
    [
        new("llm_model", "LLM Model"), new("prompt_version", "Prompt version"), new("pass_rate", "Pass Rate %"), new("match_rate", "Match Rate %"), new("suggested_improvements", "Suggested Improvements"),
    ];

    /// <param name="rows">The modules' rows, with their suggestions.</param>
    /// <param name="withModule">Whether the module is named.</param>
    public static ExportTable Of(IEnumerable<ModuleRow> rows, bool withModule) => new("Results", withModule ? [s_module, .. s_columns] : s_columns, rows.SelectMany(row => RowsOf(row, withModule)));

    /// <summary>What was suggested for a version and is not set aside: what is open as it is, what was applied with the version that has it.</summary>
    public static Phrase? Improvements(IReadOnlyList<SuggestionEntry> suggestions, PromptVersion version) => Phrase.Join("; ", ImprovementsOf(suggestions, version)) is { IsEmpty: false } all ? all : null;

    /// <summary>The same one by one.</summary>
    public static List<Phrase> ImprovementsOf(IReadOnlyList<SuggestionEntry> suggestions, PromptVersion version)
    {
        var texts = new List<Phrase>();
        foreach (var entry in suggestions)
        {
            var s = entry.Suggestion;
            if (s.Version == version && s.Status is SuggestionStatus.Pending or SuggestionStatus.Applied)
            {
                var text = s.Text.TrimEnd(' ', '.');
                texts.Add(s.Status == SuggestionStatus.Pending ? Phrase.Data(text)
                    : s.AppliedIn is { } applied ? Phrase.Of("suggestion.applied_in", ("text", text), ("version", applied.Text)) : Phrase.Of("suggestion.applied", ("text", text)));
            }
        }

        return texts;
    }

    private static IEnumerable<ExportValue[]> RowsOf(ModuleRow row, bool withModule)
    {
        var suggestions = row.Suggestions.Read();
        var module = withModule ? ExportValue.Of(row.Name == row.Id.Text ? row.Name : $"{row.Id} {row.Name}") : default;
        for (var i = row.Cells.Count - 1; i >= 0; i--)
        {
            var cell = row.Cells[i];
            var improvements = ExportValue.Of(Improvements(suggestions, cell.Version)?.ToString());
            foreach (var result in cell.ByModel)
            {
                var (model, version, rate, match) = (ExportValue.Of(result.Model), ExportValue.Of(cell.Version.Text), ExportValue.Of(result.PassRate), ExportValue.Of(result.MatchRate));
                yield return withModule ? [module, model, version, rate, match, improvements] : [model, version, rate, match, improvements];
            }
        }
    }
}
