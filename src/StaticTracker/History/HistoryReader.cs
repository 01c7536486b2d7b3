using StaticTracker.Diagnostics;
using StaticTracker.Git;

namespace StaticTracker.History;

/// <summary>
/// What git knows of a data folder. One log and one run through the versions of the module files, never a walk per file; what was found is
/// kept beside git's own data, so that the next reading looks at new commits only.
/// </summary>
public static class HistoryReader
{
    public static ProjectHistory Read(string dataFolder, HistoryOptions? options = null)
    {
        options ??= HistoryOptions.Default;
        var discovery = GitRepository.Discover(dataFolder, options.Git);
        if (discovery.Repository is not { } repository)
        {
            return ProjectHistory.None with { Notices = [discovery.Problem!] };
        }

        var paths = new DataPaths(repository.Prefix);
        var commits = new List<DataCommit>();
        var notices = new Problems();
        if (discovery.Problem is { } problem)
        {
            notices.Add(problem);
        }

        if (!repository.Head.IsNull)
        {
            var reading = new CommitReading(repository, paths, dataFolder);
            commits = reading.Read(repository.Head.ToString(), _ => true) ?? [];
            notices.AddRange(reading.Notices);
        }

        return new ProjectHistory
        {
            Commits = commits,
            Notices = notices.ToList(),
            Head = repository.Head.IsNull ? null : repository.Head.ToString(),
        };
    }
}
