using StaticTracker.Suggestions;

namespace StaticTracker.Exporting.Tables;

/// <summary>A row for each suggestion, open ones of a module first; the effect of an applied one in words, model by model.</summary>
public static class SuggestionTable
{
    private static readonly ExportColumn[] s_columns =
        ["module", "module_name", "id", "version", "rubric", "rubric_name", "priority", "status", "applied_in", "issue", "suggestion", "reason", "superseded_by", "effect"];

    public static ExportTable Of(IEnumerable<ExportedModule> modules) => new("Suggestions", s_columns, modules.SelectMany(m => m.Suggestions.Select(s => RowOf(m, s))));

    private static ExportValue[] RowOf(ExportedModule of, SuggestionEntry entry)
    {
        var s = entry.Suggestion;
        var effect = entry.NoEffect?.ToString() ?? string.Join("; ", entry.Effects.Select(e => $"{e.Model}: {EffectWording.Change(e)}: {EffectWording.Verdict(e)}"));
        return
        [
            ExportValue.Of(of.Row.Id.Text), ExportValue.Of(of.Row.Name), ExportValue.Of(entry.Id), ExportValue.Of(s.Version.Text), ExportValue.Of(s.Rubric), ExportValue.Of(entry.RubricName),
            ExportValue.Of(s.Priority), ExportValue.Of(s.Status), ExportValue.Of(s.AppliedIn?.Text), ExportValue.Of(s.Issue), ExportValue.Of(s.Text), ExportValue.Of(s.Reason),
            ExportValue.Of(s.SupersededBy), ExportValue.Of(effect.Length > 0 ? effect : null),
        ];
    }
}
