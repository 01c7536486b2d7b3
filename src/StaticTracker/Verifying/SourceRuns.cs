using StaticTracker.Diagnostics;
using StaticTracker.Importing;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Verifying;

/// <summary>
/// Reads the files given, by an import's readers: first each with what is stored of its hash; then once more those of a hash that nobody knows which lie there under the name of
/// a source that is missing, with what is stored of that. A file that changed is compared as far as it can be.
/// </summary>
/// <param name="stored">Every stored experiment that has a source.</param>
/// <param name="isPart">Whether an option chose a prompt or a task of files that hold several.</param>
/// <param name="collect">Reads files with what is stored.</param>
internal sealed class SourceRuns(IReadOnlyList<StoredRun> stored, bool isPart, Func<IReadOnlyList<SourceFile>, StoredSources, Problems, ReadRuns> collect)
{
    private readonly StoredSources _byHash = StoredSources.BySha256(stored);
    private readonly Dictionary<ResolvedRun, Dictionary<string, int>> _likeness = new(ReferenceEqualityComparer.Instance);
    private StoredSources _missing = StoredSources.ByName([]);

    /// <summary>Whether a SHA-256 is the recorded source of any stored experiment.</summary>
    public bool IsRecorded(string sha256) => _byHash.Has(sha256);

    /// <summary>The stored experiments whose recorded source a run's file is.</summary>
    public IEnumerable<StoredRun> MadeFrom(ResolvedRun run) => HashesOf(run).SelectMany(_byHash.RunsOf);

    /// <summary>Whether an experiment's own run may have been left out with a prompt or task that was not asked for, so that this one, which another was made from, says nothing of it.</summary>
    public bool IsLeftOut(ResolvedRun run, Experiment experiment) =>
        isPart && !IsMadeFrom(experiment.Id, run) && HashesOf(run).SelectMany(_byHash.RunsOf).Any(s => s.Id != experiment.Id && IsMadeFrom(s.Id, run));

    /// <summary>Whether a run of a file that changed is more like an experiment of another missing source of that name: one file is not what became of several.</summary>
    public bool IsRatherOfAnother(ResolvedRun run, Experiment experiment)
    {
        if (!_likeness.TryGetValue(run, out var bySource))
        {
            _likeness.Add(run, bySource = _missing.RunsOf(run.File.StoredName).GroupBy(s => s.Sha256 ?? "", StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => g.Max(s => LikenessOf(s.Told, run)), StringComparer.Ordinal));
        }

        return bySource.TryGetValue(experiment.Source?.Sha256 ?? "", out var own) && bySource.Values.Any(l => l > own);
    }

    /// <summary>Whether an id, which tells its source's hash, is of this run.</summary>
    public static bool IsMadeFrom(string id, ResolvedRun run) => ExperimentIds.IsMadeFrom(id, run.Identity) || (run.Former is { } former && ExperimentIds.IsMadeFrom(id, former.Identity));

    public ReadRuns Read(IReadOnlyList<SourceFile> files, Problems problems)
    {
        var found = new Problems();
        var first = collect(files, _byHash, found);
        var hashes = first.Runs.SelectMany(r => HashesOf(r)).Concat(first.RefusedFiles.Select(r => r.Sha256).OfType<string>()).ToHashSet(StringComparer.Ordinal);
        _missing = StoredSources.ByName(stored.Where(s => s.Sha256 is null || !hashes.Contains(s.Sha256)));
        var again = first.Runs.Where(r => !HashesOf(r).Any(IsRecorded)).Select(r => r.File)
            .Concat(first.RefusedFiles.Where(r => r.Sha256 is { } hash && !IsRecorded(hash)).Select(r => r.File))
            .Where(f => _missing.Has(f.StoredName)).ToHashSet();
        if (again.Count == 0)
        {
            problems.AddRange(found.ToList());
            return first;
        }

        // What is said of a file, its second reading says.
        var second = collect([.. files.Where(again.Contains)], _missing, problems);
        var former = first.RefusedFiles.Where(r => again.Contains(r.File)).SelectMany(r => r.Problems).ToHashSet();
        problems.AddRange(found.ToList().Where(p => !former.Contains(p)).Except(problems.ToList()).ToList());
        return new ReadRuns(
            [.. first.Runs.Where(r => !again.Contains(r.File)), .. second.Runs], [.. first.RefusedFiles.Where(r => !again.Contains(r.File)), .. second.RefusedFiles], first.OtherWords);
    }

    private static int LikenessOf(ImportOptions told, ResolvedRun run) =>
        (told.Module == run.Module.Text ? 16 : 0) + (told.PromptVersion == run.Experiment.PromptVersion.Text ? 8 : 0) + (told.Model == run.Experiment.Model ? 4 : 0)
        + (told.Dataset == run.Experiment.Dataset ? 2 : 0) + (told.Timestamp == run.Experiment.Timestamp.Text ? 1 : 0);

    private static string[] HashesOf(ResolvedRun run) => run.Former is { } former ? [run.Experiment.Source!.Sha256!, former.Sha256] : [run.Experiment.Source!.Sha256!];
}
