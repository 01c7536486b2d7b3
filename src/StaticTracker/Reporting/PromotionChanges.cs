using StaticTracker.Diagnostics;
using StaticTracker.Git;
using StaticTracker.History;
using StaticTracker.Json;
using StaticTracker.Modules;
using StaticTracker.Promotion;
using StaticTracker.Routing;
using StaticTracker.Storage;

namespace StaticTracker.Reporting;

/// <summary>
/// What a change does to promotions: entries that it adds, each decided again by the policy of the base, and entries, reports and suites that it must not have touched. A report
/// that comes with a change is the word of who proposes it; what the base's policy makes of the data is not.
/// </summary>
internal sealed class PromotionChanges(GitRepository repository, DataTree atBase, HeadData head, Settings settings, Problems problems)
{
    private const string Restore = "restore it from the base: entries and reports are added and never changed; 'tracker rollback' goes back";

    public IReadOnlyList<PromotionChange> Read()
    {
        var before = DataTree.Read(repository, [.. atBase.Files.Where(f => f.Value.IsFile && IsKept(f.Key) && !head.Has(f.Key, f.Value.Id)).Select(f => (f.Key, f.Value.Id))]).ToList();
        foreach (var (path, old) in before.Where(b => b.Bytes is not null && !IsList(b.Path)))
        {
            TellEdited(path, old!);
        }

        var changes = new List<PromotionChange>();
        foreach (var module in PromotionReader.ModulesOf(head.Folder))
        {
            var path = $"{DataFolder.PromotionsName}/{module}.json";
            if (!atBase.Files.TryGetValue(path, out var side) || !head.Has(path, side.Id))
            {
                changes.AddRange(Added(module, path, before.Find(b => b.Path == path).Bytes));
            }
        }

        foreach (var (path, _) in before.Where(b => IsList(b.Path) && head.Read(b.Path) is null))
        {
            problems.Add(SourceSpan.File(head.Show(path)), Codes.Promotion.EntryEdited, "the list of promotions was removed", Restore);
        }

        return changes;
    }

    private static bool IsKept(string path) =>
        DataPath.KindOf(path) is DataKind.Promotions or DataKind.PromotionReport or DataKind.Benchmark or DataKind.Router && path.EndsWith(".json", StringComparison.Ordinal);

    private static bool IsList(string path) => DataPath.KindOf(path) == DataKind.Promotions;

    private void TellEdited(string path, byte[] old)
    {
        var now = head.Read(path);
        if (now is null || !SayTheSame(old, now))
        {
            var (what, restore) = DataPath.KindOf(path) switch
            {
                DataKind.Benchmark => ("suite", "restore it from the base: other items are another version"),
                DataKind.Router => ("router", "restore it from the base: a new training is another version"),
                _ => ("report", Restore),
            };
            problems.Add(SourceSpan.File(head.Show(path)), Codes.Promotion.EntryEdited, $"this {what} was {(now is null ? "removed" : "edited")}", restore);
        }
    }

    private IEnumerable<PromotionChange> Added(ModuleId module, string path, byte[]? before)
    {
        using var file = JsonFile.Read(Path.Combine(head.Folder.Root, path), new Problems());
        if (file is null || PromotionReader.TryRead(file.Tree) is not { } now)
        {
            yield break; // The check of the head says so.
        }

        using var old = before is null ? null : JsonTree.TryParse(before, out _);
        var were = old is null ? [] : PromotionReader.TryRead(old)?.Entries ?? [];
        foreach (var gone in were.Where(e => now.Find(e.Id) is not { } same || same != e))
        {
            problems.Add(SourceSpan.File(head.Show(path)), Codes.Promotion.EntryEdited, $"the entry {ForbiddenChanges.Cut(gone.Id)} was {(now.Find(gone.Id) is null ? "removed" : "edited")}", Restore);
        }

        var known = were.Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < now.Entries.Count; i++)
        {
            if (!known.Contains(now.Entries[i].Id))
            {
                yield return Judged(now, now.Entries[i], new PromotionList(module, [.. now.Entries.Take(i)]), path);
            }
        }
    }

    private PromotionChange Judged(PromotionList list, PromotionEntry entry, PromotionList before, string path)
    {
        var again = entry.IsRollback ? null : Again(list.Module, entry, before);
        var change = new PromotionChange(list.Module, entry, again);
        if (entry.Override is not null)
        {
            problems.Add(SourceSpan.File(head.Show(path)), Codes.Promotion.Overridden, ReportText.Of(change.Words, 400));
        }
        else if (again is { IsAccepted: false })
        {
            problems.Add(
                SourceSpan.File(head.Show(path)), Codes.Promotion.NotByPolicy, $"{ForbiddenChanges.Cut(entry.Version.Name)}: {ReportText.Of(again.Error ?? PromotionWords.Of(again.Decision.Outcome), 300)}",
                "merge a changed policy first, or promote it with --override REASON");
        }

        return change;
    }

    /// <summary>The same attempt on the data of the head, by the policy of the base; null where the module cannot be read, which the check tells.</summary>
    private PromotionReport? Again(ModuleId module, PromotionEntry entry, PromotionList before)
    {
        using var file = JsonFile.Read(head.Folder.ModuleFile(module), new Problems());
        if (file is null || ModuleReader.TryRead(file.Tree, out _) is not { } record)
        {
            return null;
        }

        var report = entry.Report is { } id && DataFolder.IsFileName(id) && new FileInfo(Path.Combine(head.Folder.ReportsOf(module), id + ".json")) is { Exists: true } info ? PromotionReportReader.Read(info, new Problems()) : null;
        return new PromotionAttempt(head.Folder, settings, new RoutedPromotion(head.Folder, settings).Find).Run(record, before, new AttemptOptions
        {
            Challenger = entry.Version.Experiment ?? $"{entry.Version.Version}/{entry.Version.Model}",
            Baseline = report?.Baseline?.Experiment,
            // A suite that the base names is not for the change to choose.
            Suite = settings.Promotion.Of(module)?.Benchmark is null ? report?.Benchmark?.Address : null,
            Time = entry.Since,
            IsDry = true,
        });
    }

    private static bool SayTheSame(byte[] before, byte[] after)
    {
        using var old = JsonTree.TryParse(before, out _);
        using var now = JsonTree.TryParse(after, out _);
        return old is not null && now is not null && FieldDifferences.AreSame(old.Root, now.Root);
    }
}
