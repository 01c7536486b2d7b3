using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Importing;

/// <summary>The experiments of a module, to tell whether a run is among them.</summary>
internal sealed class KnownExperiments
{
    private readonly HashSet<string> _ids;
    private readonly ILookup<string, Experiment> _bySource;
    private readonly IReadOnlyList<Experiment> _withoutSource;

    /// <summary>The experiments that are there, with room for the ids of so many more.</summary>
    public KnownExperiments(IReadOnlyList<Experiment> experiments, int more)
    {
        _ids = new HashSet<string>(experiments.Count + more, StringComparer.Ordinal);
        foreach (var experiment in experiments)
        {
            _ids.Add(experiment.Id);
        }

        _bySource = experiments.Where(e => e.Source is { Sha256: not null, IsList: false }).ToLookup(e => e.Source!.Sha256!, StringComparer.Ordinal);
        _withoutSource = [.. experiments.Where(e => e.Source?.Sha256 is null || e.Source.IsList)];
    }

    public bool IsTaken(string id) => _ids.Contains(id);

    public void Take(string id) => _ids.Add(id);

    /// <summary>
    /// The experiment that a run is: the same identity; where the stored one's id was not made from it, the same source and fields; where it has no source,
    /// the same prompt version, model and time.
    /// </summary>
    public Experiment? Find(ResolvedRun run)
    {
        if (_bySource.Count == 0 && _withoutSource.Count == 0)
        {
            return null;
        }

        var wanted = run.Experiment;
        if ((BySource(wanted.Source!.Sha256!, run.Identity, wanted) ?? (run.Former is { } former ? BySource(former.Sha256, former.Identity, wanted) : null)) is { } found)
        {
            return found;
        }

        foreach (var known in _withoutSource)
        {
            if (known.PromptVersion == wanted.PromptVersion && known.Model == wanted.Model && Agree(known.Timestamp, wanted.Timestamp))
            {
                return known;
            }
        }

        return null;
    }

    private Experiment? BySource(string sha256, string identity, Experiment wanted)
    {
        foreach (var known in _bySource[sha256])
        {
            var isSame = ExperimentIds.IsMade(known.Id)
                ? ExperimentIds.IsMadeFrom(known.Id, identity)
                : known.PromptVersion == wanted.PromptVersion && known.Model == wanted.Model && known.Dataset == wanted.Dataset && known.Params == wanted.Params && known.Run == wanted.Run;
            if (isSame)
            {
                return known;
            }
        }

        return null;
    }

    /// <summary>Times written by hand often end with the second.</summary>
    public static bool Agree(Timestamp a, Timestamp b) =>
        a.Order == b.Order || ((HasNoFraction(a) || HasNoFraction(b)) && WholeSeconds(a) == WholeSeconds(b));

    private static bool HasNoFraction(Timestamp time) => time.Order.Ticks % TimeSpan.TicksPerSecond == 0;

    private static long WholeSeconds(Timestamp time) => time.Order.Ticks / TimeSpan.TicksPerSecond;
}
