using StaticTracker.Modules;

namespace StaticTracker.History;

/// <summary>Which of the data commits somebody wants to see.</summary>
public sealed record LogSelection
{
    /// <summary>Only what changed this module, and records that lie in its folders; null: everything.</summary>
    public ModuleId? Module { get; init; }

    /// <summary>Only commits made at that time or later (Unix seconds, UTC, of the committer); null: of any time.</summary>
    public long? Since { get; init; }

    /// <summary>Only these commits, by hash; null: any.</summary>
    public IReadOnlySet<string>? Among { get; init; }

    /// <summary>At most so many, the newest; null: all.</summary>
    public int? Most { get; init; }

    public LogReport Of(ProjectHistory history)
    {
        var commits = new List<DataCommit>();
        var leftOut = 0;
        foreach (var commit in history.Commits)
        {
            if ((Since is { } since && commit.CommittedAt < since) || Among?.Contains(commit.Hash) == false || OfModule(commit) is not { } shown)
            {
                continue;
            }

            if (commits.Count == Most)
            {
                leftOut++;
                continue;
            }

            commits.Add(shown);
        }

        return new LogReport(history.Head, Wanted(history.Uncommitted), commits, leftOut);
    }

    private DataCommit? OfModule(DataCommit commit)
    {
        if (Module is null)
        {
            return commit;
        }

        var changes = Wanted(commit.Changes);
        IReadOnlyList<TouchedRecord> records = commit.Records.Count == 0 ? [] : [.. commit.Records.Where(r => r.Module == Module)];
        return changes.Count == 0 && records.Count == 0 ? null : commit with { Changes = changes, ChangedSettings = false, Records = records };
    }

    private IReadOnlyList<ModuleChange> Wanted(IReadOnlyList<ModuleChange> changes) => Module is { } module ? [.. changes.Where(c => c.Module == module)] : changes;
}
