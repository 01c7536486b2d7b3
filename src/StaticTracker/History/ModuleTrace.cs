using StaticTracker.Modules;

namespace StaticTracker.History;

/// <summary>Where the figures of one module come from, experiment by experiment.</summary>
public sealed class ModuleTrace
{
    private readonly Dictionary<string, ExperimentTrace> _byId = new(StringComparer.Ordinal);

    private ModuleTrace()
    {
    }

    /// <summary>Every experiment that git knows of, removed ones too, in the order in which they came.</summary>
    public IReadOnlyCollection<ExperimentTrace> Experiments => _byId.Values;

    /// <summary>The trace of a module in a history that was read.</summary>
    public static ModuleTrace Of(ProjectHistory history, ModuleId module)
    {
        var commits = new List<CommitOfModule>();
        foreach (var commit in history.Commits)
        {
            foreach (var change in commit.Changes)
            {
                if (change.Module == module)
                {
                    commits.Add(new CommitOfModule(commit, change));
                }
            }
        }

        ModuleChange? uncommitted = null;
        foreach (var change in history.Uncommitted)
        {
            uncommitted = change.Module == module ? change : uncommitted;
        }

        return Of(commits, uncommitted);
    }

    /// <summary>The trace of one module from its commits, newest first, and what is not committed.</summary>
    public static ModuleTrace Of(IReadOnlyList<CommitOfModule> commits, ModuleChange? uncommitted)
    {
        var trace = new ModuleTrace();
        for (var i = commits.Count - 1; i >= 0; i--)
        {
            trace.Add(commits[i].Commit, commits[i].Change);
        }

        if (uncommitted is not null)
        {
            trace.Add(null, uncommitted);
        }

        return trace;
    }

    /// <summary>The trace of an experiment; null where git knows nothing of it.</summary>
    public ExperimentTrace? Find(string id) => _byId.GetValueOrDefault(id);

    private void Add(DataCommit? commit, ModuleChange change)
    {
        foreach (var fact in change.Facts)
        {
            switch (fact)
            {
                case DataFact.ExperimentAdded(var e):
                    Add(new TraceStep(commit, TraceKind.Brought, e));
                    break;
                case DataFact.ExperimentChanged(var e, var fields):
                    Add(new TraceStep(commit, TraceKind.Changed, e) { Fields = fields });
                    break;
                case DataFact.ExperimentWithdrawn(var e, var reason):
                    Add(new TraceStep(commit, TraceKind.Withdrawn, e) { Reason = reason });
                    break;
                case DataFact.ExperimentRemoved(var e):
                    Add(new TraceStep(commit, TraceKind.Removed, e));
                    break;
            }
        }
    }

    private void Add(TraceStep step)
    {
        if (!_byId.TryGetValue(step.Experiment.Id, out var trace))
        {
            _byId.Add(step.Experiment.Id, trace = new ExperimentTrace(step.Experiment.Id));
        }

        trace.Add(step);
    }
}
