using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Storage;

namespace StaticTracker.Merging;

/// <summary>
/// Merges two versions of a data file against their common ancestor, by identity instead of by lines. The result says the same whichever side is called
/// ours. See docs/merging.md for what it promises.
/// </summary>
public sealed class DataMerge : IDisposable
{
    private readonly List<JsonTree> _trees = [];
    private readonly MergeLabels _labels;
    private readonly bool _asAncestor;

    private DataMerge(MergeLabels labels, bool asAncestor) => (_labels, _asAncestor) = (labels, asAncestor);

    /// <summary>
    /// The merged file; null, with a problem, where a side cannot be read for sure. An ancestor that cannot be read is a warning: then everything that the sides
    /// differ in contradicts. <paramref name="asAncestor"/>: git wants an ancestor for the merge that it is about, and there is nobody to ask: what
    /// contradicts stays as it was.
    /// </summary>
    public static MergeOutcome? Merge(MergeInput input, MergeLabels labels, Problems problems, bool asAncestor = false)
    {
        using var merge = new DataMerge(labels, asAncestor);
        return merge.Run(input, problems);
    }

    public void Dispose() => _trees.ForEach(t => t.Dispose());

    private MergeOutcome? Run(MergeInput input, Problems problems)
    {
        var ours = Read(input, "ours", input.Ours, problems);
        var theirs = Read(input, "theirs", input.Theirs, problems);
        if (ours is null || theirs is null)
        {
            return null;
        }

        var before = ReadBefore(input, problems);
        var (joined, apart, hasFollowers) = (new List<JoinedRun>(), new List<Renaming>(), false);
        if (input.Kind == DataKind.Module && BothChanged(before, ours, theirs))
        {
            joined = JoinedRuns.Of(RootOf(before), ours.Root, theirs.Root);
            before = before is null ? null : Kept(JoinedRuns.Applied(before, joined, j => j.Before)) ?? before;
            ours = Kept(JoinedRuns.Applied(ours, joined, j => j.Ours)) ?? ours;
            theirs = Kept(JoinedRuns.Applied(theirs, joined, j => j.Theirs)) ?? theirs;
            apart = ToldApart.Of(RootOf(before), ours.Root, theirs.Root);
            hasFollowers = joined.Exists(j => j.IsRenamed) || ToldApart.AreImported(ours.Root, apart.Where(r => r.IsOurs)) || ToldApart.AreImported(theirs.Root, apart.Where(r => !r.IsOurs));
            ours = Kept(ToldApart.Renamed(ours, apart.Where(r => r.IsOurs))) ?? ours;
            theirs = Kept(ToldApart.Renamed(theirs, apart.Where(r => !r.IsOurs))) ?? theirs;
            (before, ours, theirs) = WithMatchRates(before, ours, theirs);
        }

        var merged = new ThreeWay(_asAncestor).Merge(RootOf(before), ours.Root, theirs.Root, MergeRules.Of(input.Kind)!)!;
        IReadOnlyList<string> removed = [];
        if (input.Kind == DataKind.Module && !_asAncestor)
        {
            (merged, removed) = NamedExperiments.Hold(merged, ours.Root, theirs.Root);
            merged = NamedEntries.HoldSuggestions(merged, ours.Root, theirs.Root);
        }
        else if (input.Kind == DataKind.Settings && !_asAncestor)
        {
            merged = NamedEntries.HoldPolicy(merged, ours.Root, theirs.Root);
        }

        var text = new MergedText(_labels);
        var content = text.Write(merged, Shape.Of(input.Kind));
        return new MergeOutcome(content, text.Conflicts) { Removed = removed, Joined = joined, ToldApart = apart, HasFollowers = hasFollowers, Parallel = input.Kind == DataKind.Promotions ? ParallelPromotions.Of(RootOf(before), ours.Root, theirs.Root) : null };
    }

    private static JsonNode RootOf(JsonTree? tree) => tree?.Root ?? default;

    /// <summary>Where one side is as the ancestor was, the other is the result as it stands.</summary>
    private static bool BothChanged(JsonTree? before, JsonTree ours, JsonTree theirs) =>
        !SameValue.Of(ours.Root, theirs.Root) && !SameValue.Of(RootOf(before), ours.Root) && !SameValue.Of(RootOf(before), theirs.Root);

    private (JsonTree? Before, JsonTree Ours, JsonTree Theirs) WithMatchRates(JsonTree? before, JsonTree ours, JsonTree theirs)
    {
        if (PrimaryRubricChange.Of(RootOf(before), ours.Root, theirs.Root) is not { } primary)
        {
            return (before, ours, theirs);
        }

        JsonTree Follow(JsonTree tree) => tree.Root["primary_rubric"u8].AsString() == primary ? tree : Kept(PrimaryRubricChange.Follow(tree, primary)) ?? tree;
        return (before is null ? null : Follow(before), Follow(ours), Follow(theirs));
    }

    private JsonTree? Read(MergeInput input, string side, ReadOnlyMemory<byte> text, Problems problems)
    {
        if (SideFile.Read(input.Kind, input.Path, side, text, problems) is not { Tree: var tree })
        {
            return null;
        }

        _trees.Add(tree);
        return tree;
    }

    private JsonTree? ReadBefore(MergeInput input, Problems problems)
    {
        if (input.Before is not { } text || text.Span.IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            return null;
        }

        var faults = new Problems();
        var tree = Read(input, "common ancestor", text, faults);
        if (tree is null)
        {
            problems.Add(
                SourceSpan.File(input.Path), Codes.Merging.NoAncestor, $"the common ancestor cannot be used ({faults.ToList()[0].Message}): whatever the sides differ in counts as changed by both");
        }

        return tree;
    }

    private JsonTree? Kept(byte[]? text)
    {
        if (text is null)
        {
            return null;
        }

        _trees.Add(JsonTree.Parse(text));
        return _trees[^1];
    }
}
