using StaticTracker.Json;
using StaticTracker.Modules;
using StaticTracker.Storage;
using StaticTracker.Suggestions;

namespace StaticTracker.Migrating;

/// <summary>Writes a module's changes day by day: each text is the file as somebody would have left it on the evening of that day.</summary>
internal sealed class DayTexts(ModuleId module, ModuleSettings settings, Module? before)
{
    /// <summary>The days on which something changes, in order; the last one's text is the whole.</summary>
    public List<ModuleDay> Of(JsonTree? file, ModuleChanges changes)
    {
        var existing = (before?.Experiments ?? []).ToDictionary(e => e.Id, StringComparer.Ordinal);
        var days = new SortedSet<string>(StringComparer.Ordinal);
        days.UnionWith(changes.Added.Values.Select(DayOf));
        days.UnionWith(changes.Edits.Keys.Concat(changes.MatchRates.Keys).Select(id => DayOf(existing[id])));
        days.UnionWith(changes.Suggestions.SelectMany(s => new[] { s.Made, s.Applied ?? s.Made }));
        if (days.Count == 0 && changes.Members.Count > 0)
        {
            days.Add(existing.Values.Select(DayOf).Max(StringComparer.Ordinal)!);
        }

        var (text, made) = (file?.Text.ToArray(), new List<ModuleDay>());
        foreach (var day in days)
        {
            var first = made.Count == 0;
            var added = changes.Added.Values.Where(e => DayOf(e) == day).Order(ExperimentOrder.Comparer).ToList();
            var edited = changes.Edits.Keys.Union(changes.MatchRates.Keys).Where(id => DayOf(existing[id]) == day).Order(StringComparer.Ordinal).ToList();
            var remarks = new List<string>();
            text = WithExperiments(text ?? ModuleText.Create(module, settings, null), first ? changes.Members : [], added, edited, changes);
            text = WithSuggestions(text, day, changes, remarks);
            remarks.InsertRange(0, edited.Select(id => $"{module} {id} gains what the files know of it beyond its own"));
            made.Add(new ModuleDay(day, module, text, added, remarks, LastOf(added.Concat(edited.Select(id => existing[id])))));
        }

        return made;
    }

    private static string DayOf(Experiment e) => e.Timestamp.Text[..10];

    private static DateTime? LastOf(IEnumerable<Experiment> experiments) => experiments.Select(e => (DateTime?)e.Timestamp.Order).Max();

    private static byte[] WithExperiments(byte[] text, Dictionary<string, string?> members, List<Experiment> added, List<string> edited, ModuleChanges changes)
    {
        if (members.Count > 0)
        {
            using var tree = JsonTree.Parse(text);
            text = ModuleText.WithMembers(tree, members);
        }

        foreach (var id in edited.Where(changes.Edits.ContainsKey))
        {
            using var tree = JsonTree.Parse(text);
            text = ModuleText.Edit(tree, id, changes.Edits[id]);
        }

        var rates = edited.Where(changes.MatchRates.ContainsKey).ToDictionary(id => id, id => changes.MatchRates[id], StringComparer.Ordinal);
        if (rates.Count > 0)
        {
            using var tree = JsonTree.Parse(text);
            text = ModuleText.WithMatchRates(tree, rates);
        }

        if (added.Count == 0)
        {
            return text;
        }

        using var whole = JsonTree.Parse(text);
        return ModuleText.WithExperiments(whole, added);
    }

    private byte[] WithSuggestions(byte[] text, string day, ModuleChanges changes, List<string> remarks)
    {
        using var tree = JsonTree.Parse(text);
        var ids = new List<string?>();
        foreach (var element in tree.Root["suggestions"u8].Elements)
        {
            ids.Add(element["id"u8].AsString());
        }

        var edits = new Dictionary<int, IReadOnlyDictionary<string, string?>>();
        var added = new List<Suggestion>();
        foreach (var (suggestion, made, applied) in changes.Suggestions)
        {
            var isApplied = applied is null || string.CompareOrdinal(applied, day) <= 0;
            if (made == day)
            {
                added.Add(isApplied ? suggestion : suggestion with { Status = SuggestionStatus.Pending, AppliedIn = null });
                remarks.Add(SuggestionWords.Of(module, added[^1]));
            }
            else if (applied == day)
            {
                edits[ids.IndexOf(suggestion.Id)] = new Dictionary<string, string?> { ["status"] = CompactJson.Quote(suggestion.Status), ["applied_in"] = CompactJson.Quote(suggestion.AppliedIn!.Value.Text) };
                remarks.Add($"applied {SuggestionWords.Of(module, suggestion)}");
            }
        }

        return edits.Count == 0 && added.Count == 0 ? text : SuggestionText.Edit(tree, edits, added);
    }
}
