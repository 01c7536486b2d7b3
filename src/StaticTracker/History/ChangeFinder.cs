using StaticTracker.History.Caching;

namespace StaticTracker.History;

/// <summary>What one change of one file brought, from its versions on both sides.</summary>
internal static class ChangeFinder
{
    /// <param name="file">Whose change.</param>
    /// <param name="change">Takes the result.</param>
    /// <param name="old">How the file stood at each parent; null: not there.</param>
    /// <param name="now">The version of the commit; null: the file is gone.</param>
    /// <param name="book">Where the facts are taken down.</param>
    public static void Find(FileHistory file, FileChange change, FileStand?[] old, FileVersion? now, FactBook book)
    {
        change.IsMissing = now is { IsMissing: true } || old.Any(v => v is { Version.IsMissing: true });
        change.Fault = now?.Text?.Fault;
        if (change.IsMissing || change.Fault is not null)
        {
            change.Result = new ModuleChange(file.Module, Untellable(change, now), []);
            return;
        }

        if (old.Any(o => o is { IsKnown: false }))
        {
            change.IsUntold = true;
            change.Result = new ModuleChange(file.Module, now is null ? ModuleChangeKind.Removed : ModuleChangeKind.Untold, []);
            return;
        }

        if (file.IsPromotions)
        {
            // What a merge joins came with the commits of its branches.
            var promoted = change.IsMerge ? [] : PromotionFacts.Of(old[0]?.Readable?.Text?.Skeleton, now?.Text?.Skeleton);
            change.Result = promoted.Count == 0 ? null : new ModuleChange(file.Module, ModuleChangeKind.Changed, book.TakeDown(promoted));
            return;
        }

        var kind = now is null ? ModuleChangeKind.Removed : old.All(v => v is null) ? ModuleChangeKind.Added : ModuleChangeKind.Changed;
        if (change.IsMerge)
        {
            var ofMerge = MergeFacts.Of([.. old.Select(v => FactFinder.Compare(v?.Readable?.Text, now?.Text))]);
            change.Result = ofMerge.Count == 0 && kind == ModuleChangeKind.Changed ? null : Taken(ofMerge);
            return;
        }

        if (change.Raw.Old[0].IsFile && change.Raw.Old[0].Id == change.Raw.New.Id)
        {
            return;
        }

        var facts = FactFinder.Compare(old[0]?.Readable?.Text, now?.Text);
        if (old[0] is null && now is null)
        {
            return;
        }

        if (facts.Count == 0 && kind == ModuleChangeKind.Changed)
        {
            facts.Add(new DataFact.FormOnly());
        }

        change.Result = Taken(facts);

        ModuleChange Taken(List<DataFact> found) => new(file.Module, kind, book.TakeDown(found)) { Revises = ModuleChange.HoldsRevision(found) };
    }

    /// <summary>Why nothing can be told: the commit's own version first, then what stood there before it. That a file is gone needs no version of it.</summary>
    private static ModuleChangeKind Untellable(FileChange change, FileVersion? now) =>
        now is { IsMissing: true } ? ModuleChangeKind.Missing
        : change.Fault is not null ? ModuleChangeKind.Broken
        : now is null ? ModuleChangeKind.Removed
        : ModuleChangeKind.MissingBefore;
}
