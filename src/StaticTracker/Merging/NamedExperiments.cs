using StaticTracker.Json;

namespace StaticTracker.Merging;

/// <summary>
/// What one side took away while the other began to rely on it contradicts, though no field was changed twice: an experiment that a suggestion is about or
/// that another corrects, and the withdrawal of one that is corrected.
/// </summary>
internal sealed class NamedExperiments
{
    private readonly List<Merged> _experiments;
    private readonly Dictionary<string, (JsonNode Ours, JsonNode Theirs)> _sides;
    private readonly HashSet<string> _ids;
    private bool _isChanged;

    private NamedExperiments(List<Merged> experiments, JsonNode ours, JsonNode theirs)
    {
        _experiments = experiments;
        _sides = Sides(ours, theirs);
        _ids = [.. experiments.Select(e => e.Text("id")).OfType<string>()];
    }

    /// <summary>The merged module with such places as contradictions, and the ids of the experiments that went because one side removed them.</summary>
    public static (Merged Module, IReadOnlyList<string> Removed) Hold(Merged module, JsonNode ours, JsonNode theirs)
    {
        if (module is not Merged.Parts parts || ElementsOf(module.Member("experiments")) is not { } experiments)
        {
            return (module, []);
        }

        var named = new NamedExperiments(experiments, ours["experiments"u8], theirs["experiments"u8]);
        named.HoldCorrected();
        named.HoldWithdrawals();
        named.HoldSubjects(ElementsOf(module.Member("suggestions")) ?? []);
        var held = named._isChanged ? new Merged.Parts([.. parts.Members.Where(m => m.Key != "experiments"), new("experiments", new Merged.Listed(experiments))]) : module;
        return (held, [.. named.Gone().Select(g => g.Key)]);
    }

    private static List<Merged>? ElementsOf(Merged? list)
    {
        if (list is not Merged.Taken { Node: var node })
        {
            return (list as Merged.Listed)?.Elements;
        }

        var elements = new List<Merged>();
        foreach (var element in node.Elements)
        {
            elements.Add(new Merged.Taken(element));
        }

        return elements;
    }

    private static Dictionary<string, (JsonNode Ours, JsonNode Theirs)> Sides(JsonNode ours, JsonNode theirs)
    {
        var sides = new Dictionary<string, (JsonNode Ours, JsonNode Theirs)>(StringComparer.Ordinal);
        foreach (var element in ours.Elements)
        {
            sides[element["id"u8].GetString()] = (element, default);
        }

        foreach (var element in theirs.Elements)
        {
            var id = element["id"u8].GetString();
            sides[id] = (sides.GetValueOrDefault(id).Ours, element);
        }

        return sides;
    }

    /// <summary>Experiments of a side that the merge took out, because the other side had removed them.</summary>
    private List<KeyValuePair<string, (JsonNode Ours, JsonNode Theirs)>> Gone() => [.. _sides.Where(s => !_ids.Contains(s.Key)).OrderBy(s => s.Key, StringComparer.Ordinal)];

    private void HoldCorrected()
    {
        foreach (var corrected in _experiments.Select(e => e.Text("corrects")).OfType<string>().Distinct().ToList())
        {
            if (!_ids.Contains(corrected) && _sides.ContainsKey(corrected))
            {
                BringBack(corrected);
            }
        }
    }

    private void HoldWithdrawals()
    {
        var corrected = _experiments.Where(e => e.Member("withdrawn") is null).Select(e => e.Text("corrects")).OfType<string>().ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < _experiments.Count; i++)
        {
            if (_experiments[i].Text("id") is not { } id || !corrected.Contains(id) || _experiments[i].Member("withdrawn") is not null || _experiments[i] is Merged.Contradiction)
            {
                continue;
            }

            var (ours, theirs) = (_sides[id].Ours["withdrawn"u8], _sides[id].Theirs["withdrawn"u8]);
            if (ours.Exists != theirs.Exists)
            {
                var parts = Merged.Apart(_experiments[i]);
                parts.Members.Add(new("withdrawn", new Merged.Contradiction($"experiment {id}, withdrawn", ours, theirs)));
                _experiments[i] = parts;
                _isChanged = true;
            }
        }
    }

    private void HoldSubjects(List<Merged> suggestions)
    {
        foreach (var (version, rubric) in Gone().Count == 0 ? [] : suggestions.Select(s => (s.Text("version"), s.Text("rubric"))).Distinct())
        {
            BringBackUnless(_experiments.Any(e => e.Text("prompt_version") == version), e => e["prompt_version"u8].AsString() == version);
            BringBackUnless(rubric is null || _experiments.Any(e => e.Member("rubrics")?.Member(rubric) is not null), e => HasRubric(e, rubric!));
        }
    }

    private void BringBackUnless(bool isThere, Func<JsonNode, bool> isMeant)
    {
        if (!isThere && Gone().Find(g => isMeant(Node(g.Value))).Key is { } id)
        {
            BringBack(id);
        }
    }

    private static JsonNode Node((JsonNode Ours, JsonNode Theirs) side) => side.Ours.Exists ? side.Ours : side.Theirs;

    private static bool HasRubric(JsonNode experiment, string rubric) => new Merged.Taken(experiment["rubrics"u8]).Member(rubric) is not null;

    private void BringBack(string id)
    {
        var (ours, theirs) = _sides[id];
        _experiments.Add(new Merged.Contradiction($"experiment {id}", ours, theirs));
        _ids.Add(id);
        _isChanged = true;
    }
}
