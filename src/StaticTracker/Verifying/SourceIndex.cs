using StaticTracker.Importing;
using StaticTracker.Modules;

namespace StaticTracker.Verifying;

/// <summary>The runs of the files given, to be found by an experiment's recorded source: by its SHA-256, else by its file's name.</summary>
internal sealed class SourceIndex
{
    private readonly ILookup<string, ResolvedRun> _bySha256;
    private readonly ILookup<string, ResolvedRun> _byName;
    private readonly IReadOnlyList<ResolvedRun> _runs;
    private readonly IReadOnlyList<RefusedFile> _refused;
    private readonly SourceRuns _sources;
    private readonly HashSet<(string Sha256, string Identity)> _used = [];

    public SourceIndex(ReadRuns read, SourceRuns sources)
    {
        var runs = read.Runs;
        (_runs, _refused, _sources) = (runs, read.RefusedFiles, sources);
        _bySha256 = runs.SelectMany(r => r.Former is { } former ? new[] { (r.Experiment.Source!.Sha256!, r), (former.Sha256, r) } : [(r.Experiment.Source!.Sha256!, r)]).ToLookup(r => r.Item1, r => r.r, StringComparer.Ordinal);
        _byName = runs.ToLookup(r => r.Experiment.Source!.File!, StringComparer.Ordinal);
    }

    /// <summary>
    /// The run that an experiment was made from, and whether its file was found by name alone. Null where no file given is its source; a file that is its source
    /// but has no run like it gives the run that is most like it. A name alone makes a file that changed the source, never one that is another experiment's by its hash:
    /// some tools call every result alike.
    /// </summary>
    public (ResolvedRun Run, bool ByName)? Find(ModuleId module, Experiment experiment)
    {
        if (experiment.Source is not { } source)
        {
            return null;
        }

        if (source.Sha256 is { } hash && Nearest(_bySha256[hash].Where(r => !_sources.IsLeftOut(r, experiment)), module, experiment) is { } exact)
        {
            return (Use(exact), false);
        }

        return source.File is { } name && Nearest(_byName[name].Where(r => (!IsOfOthers(r) && !_sources.IsRatherOfAnother(r, experiment)) || SourceRuns.IsMadeFrom(experiment.Id, r)), module, experiment) is { } named ? (Use(named), true) : null;
    }

    /// <summary>The files given that could not be read and that may be an experiment's source: by the hash where that is known, else by the name.</summary>
    public IReadOnlyList<RefusedFile> Unread(Experiment experiment) => experiment.Source is not { } source ? []
        : [.. _refused.Where(r => r.Sha256 is { } hash && (hash == source.Sha256 || _sources.IsRecorded(hash)) ? hash == source.Sha256 : r.File.StoredName == source.File)];

    /// <summary>A file given that has the name of an experiment's source and is by its content the source of another experiment; null: none has.</summary>
    public OtherContent? OtherContent(Experiment experiment) => experiment.Source is not { File: { } name } ? null
        : _byName[name].Where(r => !_sources.MadeFrom(r).Any(s => s.Id == experiment.Id)).SelectMany(r => _sources.MadeFrom(r).Select(s => new OtherContent(r.File.Shown, s.Id))).FirstOrDefault();

    /// <summary>Runs that no experiment was made from, each once though its content may have been given under several names.</summary>
    public IEnumerable<ResolvedRun> Unused() => _runs.Where(r => !_used.Contains(KeyOf(r))).DistinctBy(KeyOf);

    private static (string Sha256, string Identity) KeyOf(ResolvedRun run) => (run.Experiment.Source!.Sha256!, run.Identity);

    /// <summary>Whether the run's file is the source of stored experiments as it is.</summary>
    private bool IsOfOthers(ResolvedRun run) => _sources.IsRecorded(run.Experiment.Source!.Sha256!) || (run.Former is { } former && _sources.IsRecorded(former.Sha256));

    private static ResolvedRun? Nearest(IEnumerable<ResolvedRun> runs, ModuleId module, Experiment experiment)
    {
        ResolvedRun? best = null;
        var likeness = -1;
        foreach (var run in runs)
        {
            var now = Likeness(run, module, experiment);
            if (now > likeness)
            {
                (best, likeness) = (run, now);
            }
        }

        return best;
    }

    private static int Likeness(ResolvedRun run, ModuleId module, Experiment experiment)
    {
        if (run.Module == module && SourceRuns.IsMadeFrom(experiment.Id, run))
        {
            return int.MaxValue;
        }

        var other = run.Experiment;
        return (run.Module == module ? 64 : 0) + (other.PromptVersion == experiment.PromptVersion ? 32 : 0) + (other.Model == experiment.Model ? 16 : 0)
            + (other.Dataset == experiment.Dataset ? 8 : 0) + (other.Params == experiment.Params ? 4 : 0) + (other.Timestamp.Text == experiment.Timestamp.Text ? 2 : 0)
            + (other.Run == experiment.Run ? 1 : 0);
    }

    private ResolvedRun Use(ResolvedRun run)
    {
        _used.Add(KeyOf(run));
        return run;
    }
}
