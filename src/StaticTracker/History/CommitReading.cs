using StaticTracker.Diagnostics;
using StaticTracker.Git;

namespace StaticTracker.History;

/// <summary>Reads a range of commits: the log first, then the versions of every module file it names, then both put together.</summary>
internal sealed class CommitReading(GitRepository repository, DataPaths paths, string dataFolder)
{
    private readonly List<(LogCommit Commit, List<FileChange> Changes, bool ChangedSettings)> _commits = [];
    private readonly Dictionary<string, FileHistory> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DataCommit> _shared = new(StringComparer.Ordinal);

    public List<Problem> Notices { get; } = [];

    /// <summary>Whether a version is not in this clone, so that what was found may be more another time.</summary>
    public bool IsIncomplete { get; private set; }

    /// <summary>Whether an old side could not be read and only the whole history knows what stood before it.</summary>
    public bool NeedsMore { get; private set; }

    /// <summary>The data commits of a range, newest first; null where <paramref name="take"/> refused a commit.</summary>
    public List<DataCommit>? Read(string range, Func<LogCommit, bool> take)
    {
        var boundary = Shallow.BoundaryOf(repository);
        var isWhole = true;
        var failure = new LogReader(repository, paths.IsData).Read(range, commit =>
        {
            isWhole = take(commit);
            if (isWhole && commit.Changes.Count > 0)
            {
                Add(commit, boundary);
            }

            return isWhole;
        });
        if (!isWhole)
        {
            return null;
        }

        if (failure is not null)
        {
            Notices.Add(new(SourceSpan.File(dataFolder), Codes.History.GitFailed, $"git could not read the whole history: {failure}"));
            IsIncomplete = true;
        }

        var reader = new ChangeReader(repository, PresentObjects());
        foreach (var file in _files.Values)
        {
            file.Changes.Reverse();
        }

        reader.Read([.. _files.Values.OrderBy(file => file.Path, StringComparer.Ordinal)]);
        NeedsMore = reader.NeedsMore;
        return Assemble();
    }

    private void Add(LogCommit commit, IReadOnlySet<ObjectId> boundary)
    {
        if (boundary.Contains(commit.Id))
        {
            Notices.Add(Shallow.Notice(dataFolder, commit));
            return;
        }

        var changes = new List<FileChange>(commit.Changes.Count);
        var changedSettings = false;
        foreach (var raw in commit.Changes)
        {
            if (!paths.TryGetModule(raw.Path, out var module))
            {
                changedSettings |= raw.Path == paths.Settings;
                continue;
            }

            if (!_files.TryGetValue(raw.Path, out var file))
            {
                _files.Add(raw.Path, file = new FileHistory(raw.Path, module));
            }

            var change = new FileChange(raw);
            file.Changes.Add(change);
            changes.Add(change);
        }

        _commits.Add((commit, changes, changedSettings));
    }

    private HashSet<ObjectId>? PresentObjects() => PartialClone.Is(repository) ? PartialClone.Objects(repository) : null;

    private List<DataCommit> Assemble()
    {
        var commits = new List<DataCommit>(_commits.Count);
        foreach (var (commit, changes, changedSettings) in _commits)
        {
            Tell(commit, changes);
            var results = new List<ModuleChange>(changes.Count);
            results.AddRange(changes.Select(change => change.Result).OfType<ModuleChange>());
            if (results.Count == 0 && !changedSettings)
            {
                continue;
            }

            results.Sort(static (a, b) => a.Module.CompareTo(b.Module));
            commits.Add(new DataCommit
            {
                Hash = commit.Id.ToString(),
                Author = commit.Author,
                AuthoredAt = commit.AuthoredAt,
                CommittedAt = commit.CommittedAt,
                Subject = commit.Subject,
                IsMerge = commit.Parents > 1,
                Changes = results.ToArray(),
                ChangedSettings = changedSettings,
            });
        }

        return commits;
    }

    private void Tell(LogCommit commit, List<FileChange> changes)
    {
        foreach (var change in changes)
        {
            var span = SourceSpan.File(change.Raw.Path);
            if (change.Fault is { } fault)
            {
                Notices.Add(new(span, Codes.History.BrokenInPast, $"could not be read at commit {commit.Id.ToString()[..8]}: {fault}; what it changed is not told"));
            }
            else if (change.IsMissing)
            {
                IsIncomplete = true;
                Notices.Add(new(
                    span, Codes.History.MissingObject, $"a version of this file is not in this clone (commit {commit.Id.ToString()[..8]}); what changed is not told",
                    "clone without a filter, or git fetch --refetch"));
            }
        }
    }
}
