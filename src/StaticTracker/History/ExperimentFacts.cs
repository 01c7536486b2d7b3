using StaticTracker.Json;

namespace StaticTracker.History;

/// <summary>Experiments of two versions, matched by id.</summary>
internal static class ExperimentFacts
{
    public static void Add(List<DataFact> facts, Leftover rest)
    {
        if (rest.Old.Count == 0 && rest.New.Count == 0)
        {
            return;
        }

        var partners = Partners(rest);
        foreach (var index in rest.New)
        {
            if (partners.Remove(index, out var old))
            {
                AddChanges(facts, rest, old, index);
            }
            else
            {
                facts.Add(new DataFact.ExperimentAdded(NewDigest(rest, index)));
            }
        }

        foreach (var index in rest.Old)
        {
            facts.Add(new DataFact.ExperimentRemoved(OldDigest(rest, index)));
        }
    }

    /// <summary>
    /// The old element of each new one that has the same id, taken out of the leftover old ones. An id that stands twice is matched in the
    /// order of the texts, so that the result does not hang on where in the file they stand.
    /// </summary>
    private static Dictionary<int, int> Partners(Leftover rest)
    {
        var partners = new Dictionary<int, int>();
        if (rest.Old.Count == 0 || rest.New.Count == 0)
        {
            return partners;
        }

        var oldById = rest.Old.GroupBy(i => OldDigest(rest, i).Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        foreach (var now in rest.New.GroupBy(i => NewDigest(rest, i).Id, StringComparer.Ordinal))
        {
            if (!oldById.TryGetValue(now.Key, out var old))
            {
                continue;
            }

            var same = now.ToList();
            if (same.Count > 1 || old.Count > 1)
            {
                old.Sort((a, b) => rest.OldText(a).SequenceCompareTo(rest.OldText(b)));
                same.Sort((a, b) => rest.NewText(a).SequenceCompareTo(rest.NewText(b)));
            }

            for (var i = 0; i < Math.Min(same.Count, old.Count); i++)
            {
                partners.Add(same[i], old[i]);
            }
        }

        var matched = partners.Values.ToHashSet();
        rest.Old.RemoveAll(matched.Contains);
        return partners;
    }

    private static void AddChanges(List<DataFact> facts, Leftover rest, int old, int now)
    {
        using var before = JsonTree.Parse(rest.Before!.MemoryOf(rest.OldElements[old]));
        using var after = JsonTree.Parse(rest.After!.MemoryOf(rest.NewElements[now]));
        var isWithdrawn = after.Root["withdrawn"u8] is { Kind: JsonKind.Object } && before.Root["withdrawn"u8] is not { Kind: JsonKind.Object };
        var changes = new List<FieldChange>();
        FieldDifferences.Add(changes, "", before.Root, after.Root, isWithdrawn ? ["withdrawn"] : []);
        if (changes.Count > 0)
        {
            facts.Add(new DataFact.ExperimentChanged(NewDigest(rest, now), changes));
        }

        if (isWithdrawn)
        {
            facts.Add(new DataFact.ExperimentWithdrawn(NewDigest(rest, now), after.Root["withdrawn"u8]["reason"u8].AsString() ?? ""));
        }
    }

    private static ExperimentDigest OldDigest(Leftover rest, int index) => Digest(rest.Before!, rest.OldElements, index);

    private static ExperimentDigest NewDigest(Leftover rest, int index) => Digest(rest.After!, rest.NewElements, index);

    private static ExperimentDigest Digest(SplitText text, ElementList elements, int index)
    {
        ref var element = ref elements[index];
        if (element.Record is not ExperimentDigest digest)
        {
            using var tree = JsonTree.Parse(text.MemoryOf(element));
            element.Record = digest = DigestReader.Read(tree.Root)!;
        }

        return digest;
    }
}
