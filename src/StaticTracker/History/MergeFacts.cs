using StaticTracker.Modules;

namespace StaticTracker.History;

/// <summary>
/// What a merge brought beyond its parents: what differs from every one of them. What agrees with a parent came with that parent's commits
/// and is told there.
/// </summary>
internal static class MergeFacts
{
    /// <param name="byParent">What the merge's version says beyond each parent's.</param>
    public static List<DataFact> Of(IReadOnlyList<List<DataFact>> byParent)
    {
        var facts = new List<DataFact>();
        var groups = byParent.Select(f => f.ToLookup(Subject)).ToList();
        foreach (var subject in byParent.SelectMany(f => f).Select(Subject).Distinct())
        {
            if (groups.All(group => group.Contains(subject)))
            {
                AddOwn(facts, [.. groups.Select(group => group[subject].ToList())]);
            }
        }

        return facts;
    }

    /// <summary>What one parent has and another has not is changed, not added: only the parents that have it are compared with.</summary>
    private static void AddOwn(List<DataFact> facts, List<List<DataFact>> byParent)
    {
        var having = byParent.Where(f => f[0] is not (DataFact.ExperimentAdded or DataFact.SuggestionAdded)).ToList();
        if (having.Count == 0)
        {
            facts.AddRange(byParent[0]);
            return;
        }

        foreach (var fact in having[0])
        {
            var ofAll = having.Select(f => f.Find(other => other.GetType() == fact.GetType())).ToList();
            if (!ofAll.Contains(null) && Join(fact, ofAll!) is { } own)
            {
                facts.Add(own);
            }
        }
    }

    /// <summary>Of a change's fields those count that differ from each parent; null: none does.</summary>
    private static DataFact? Join(DataFact fact, List<DataFact> ofAll)
    {
        switch (fact)
        {
            case DataFact.ExperimentChanged change:
                var fields = change.Fields.Where(field => ofAll.All(f => ((DataFact.ExperimentChanged)f).Fields.Any(other => other.Field == field.Field))).ToList();
                return fields.Count == 0 ? null : change with { Fields = fields };
            case DataFact.SuggestionChanged change:
                return Parts(change).Where(part => ofAll.All(f => Parts((DataFact.SuggestionChanged)f).Contains(part))).Any() ? change : null;
            default:
                return fact;
        }
    }

    /// <summary>Which parts of a suggestion a change touched.</summary>
    private static IEnumerable<string> Parts(DataFact.SuggestionChanged change)
    {
        (string Name, Func<Suggestion, object?> Value)[] parts =
        [
            ("version", s => s.Version), ("rubric", s => s.Rubric), ("issue", s => s.Issue), ("text", s => s.Text), ("priority", s => s.Priority),
            ("status", s => s.Status), ("applied_in", s => s.AppliedIn), ("reason", s => s.Reason), ("superseded_by", s => s.SupersededBy),
        ];
        return parts.Where(part => !Equals(part.Value(change.Before), part.Value(change.After))).Select(part => part.Name);
    }

    private static (string Kind, string Id) Subject(DataFact fact) => fact switch
    {
        DataFact.ExperimentAdded(var e) => ("experiment", e.Id),
        DataFact.ExperimentRemoved(var e) => ("experiment", e.Id),
        DataFact.ExperimentChanged(var e, _) => ("experiment", e.Id),
        DataFact.ExperimentWithdrawn(var e, _) => ("experiment", e.Id),
        DataFact.SuggestionAdded(var s) => ("suggestion", NameOf(s)),
        DataFact.SuggestionRemoved(var s) => ("suggestion", NameOf(s)),
        DataFact.SuggestionChanged(_, var s) => ("suggestion", NameOf(s)),
        DataFact.ModuleFieldChanged(var field) => ("field", field.Field),
        _ => (fact.GetType().Name, ""),
    };

    private static string NameOf(Suggestion s) => s.Id ?? $"{s.Version}\n{s.Rubric}\n{s.Issue}";
}
