using StaticTracker.Json;

namespace StaticTracker.History;

/// <summary>
/// What one version of a module file says beyond another, in terms of the domain: experiments (added and changed in the order of the file,
/// then removed ones), suggestions likewise, then the module's own fields. A pure function of both texts, whichever way they were split.
/// </summary>
internal static class FactFinder
{
    /// <param name="before">Null: there was no file.</param>
    /// <param name="after">Null: the file is gone.</param>
    public static List<DataFact> Compare(SplitText? before, SplitText? after)
    {
        var facts = new List<DataFact>();
        ExperimentFacts.Add(facts, Leftover.Of(before, after, static text => text.Experiments));
        SuggestionFacts.Add(facts, Leftover.Of(before, after, static text => text.Suggestions));
        if (before is not null && after is not null && !before.Skeleton.AsSpan().SequenceEqual(after.Skeleton))
        {
            AddFields(facts, before.Skeleton, after.Skeleton);
        }

        return facts;
    }

    private static void AddFields(List<DataFact> facts, byte[] before, byte[] after)
    {
        using var old = JsonTree.Parse(before);
        using var now = JsonTree.Parse(after);
        var changes = new List<FieldChange>();
        FieldDifferences.Add(changes, "", old.Root, now.Root, "experiments", "suggestions");
        facts.AddRange(changes.Select(change => new DataFact.ModuleFieldChanged(change)));
    }
}
