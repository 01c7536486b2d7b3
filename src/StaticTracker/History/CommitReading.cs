using StaticTracker.Diagnostics;
using StaticTracker.Git;
using StaticTracker.Modules;

namespace StaticTracker.History;

/// <summary>Reads a range of commits: the log first, then the versions of every module file it names, then both put together.</summary>
/// <param name="repository">Whose commits.</param>
/// <param name="settings">Its settings, when they are there.</param>
/// <param name="paths">Which files are data.</param>
/// <param name="dataFolder">The data folder as it is shown.</param>
/// <param name="texts">The module files as they stand at HEAD, as far as somebody had the time.</param>
/// <param name="known">Commits read before, by hash: taken over as they are.</param>
internal sealed class CommitReading(
    GitRepository repository, Task<RepositorySettings> settings, DataPaths paths, string dataFolder, HeadTexts? texts, IReadOnlyDictionary<string, DataCommit> known)
{
    private readonly List<Entry> _entries = [];
    private readonly Dictionary<string, FileHistory> _files = new(StringComparer.Ordinal);
    private readonly HeadLine _line = new();
    private bool _hasMerges;

    public List<CommitNotice> Notices { get; } = [];

    /// <summary>Known commits that the range holds.</summary>
    public HashSet<ObjectId> Known { get; } = [];

    /// <summary>Whether something is not in this clone or git failed, so that what was found may be more another time.</summary>
    public bool IsIncomplete { get; private set; }

    /// <summary>Whether an old side could not be read and only the whole history knows what stood before it.</summary>
    public bool NeedsMore { get; private set; }

    /// <summary>
    /// The data commits that HEAD leads to and <paramref name="since"/> does not, newest first; null where <paramref name="since"/> is none of HEAD's ancestors, or a merge came
    /// since: what it joined may be older than what was known before, and HEAD's line may be another one than it was.
    /// </summary>
    /// <param name="since">The HEAD of an earlier reading.</param>
    /// <param name="line">How many commits that reading found on the line.</param>
    public List<DataCommit>? ReadSince(ObjectId since, int line)
    {
        var commits = new List<LogCommit>();
        var isAncestor = true;
        var failure = new LogReader(repository, paths.IsData).Read($"{since}...{repository.Head}", commit =>
        {
            isAncestor = !commit.IsLeftOnly;
            Take(commit, commits);
            return isAncestor;
        });
        return isAncestor && !_hasMerges && (_line.Follow(repository.Head) == since || failure is not null) ? Read(commits, $"{since}...{repository.Head}", failure, line) : null;
    }

    /// <summary>All data commits that HEAD leads to, newest first.</summary>
    public List<DataCommit> ReadAll()
    {
        var commits = new List<LogCommit>();
        var failure = new LogReader(repository, paths.IsData).Read($"{repository.Head}", commit =>
        {
            Take(commit, commits);
            return true;
        });
        _line.Follow(repository.Head);
        return Read(commits, $"{repository.Head}", failure, 0);
    }

    /// <summary>A merge is taken even where it only joins both sides.</summary>
    private void Take(LogCommit commit, List<LogCommit> commits)
    {
        _line.Add(commit);
        if (commit.Changes.Count > 0 || commit.Parents > 1)
        {
            commits.Add(commit);
            _hasMerges |= commit.Parents > 1;
        }
    }

    private List<DataCommit> Read(List<LogCommit> commits, string range, string? failure, int line)
    {
        var boundary = Shallow.BoundaryOf(repository);
        var joined = Joined(range, ref failure);
        foreach (var commit in commits)
        {
            Add(commit, boundary, joined);
        }

        if (failure is not null)
        {
            IsIncomplete = true;
            Notices.Add(new(default, new(SourceSpan.File(ShownPath.Of(dataFolder)), Codes.History.GitFailed, $"git could not read the whole history: {failure}")));
        }

        texts?.Close();
        foreach (var file in _files.Values)
        {
            file.Changes.Reverse();
        }

        var isPartial = settings.GetAwaiter().GetResult().IsPartialClone;
        var damage = new DamageFinder(repository, isChain: !_hasMerges, isWhole: known.Count == 0 && boundary.Count == 0);
        var reader = new ChangeReader(repository, isPartial ? PartialClone.Objects(repository) : null, texts, damage);
        reader.Read([.. _files.Values.OrderBy(file => file.Path, StringComparer.Ordinal)]);
        NeedsMore = reader.NeedsMore;
        return _line.Number(Assemble(), line);
    }

    /// <summary>What each merge changed against its first parent.</summary>
    private Dictionary<ObjectId, LogCommit> Joined(string range, ref string? failure)
    {
        var joined = new Dictionary<ObjectId, LogCommit>();
        if (_hasMerges)
        {
            failure ??= new LogReader(repository, paths.IsData).ReadMerges(range, merge =>
            {
                joined.Add(merge.Id, merge);
                return true;
            });
        }

        return joined;
    }

    private void Add(LogCommit commit, IReadOnlySet<ObjectId> boundary, Dictionary<ObjectId, LogCommit> joined)
    {
        if (boundary.Contains(commit.Id))
        {
            Notices.Add(new(commit.Id, Shallow.Notice(dataFolder, commit)));
            return;
        }

        if (known.Count > 0 && known.TryGetValue(commit.Id.ToString(), out var read))
        {
            Known.Add(commit.Id);
            _entries.Add(new Entry(commit, [], [], false, [], read));
            return;
        }

        var changes = new List<FileChange>(commit.Changes.Count);
        var changedSettings = false;
        var records = new RecordTouches();
        foreach (var raw in commit.Changes)
        {
            if (!paths.TryGetModule(raw.Path, out var module))
            {
                changedSettings |= raw.Path == paths.Settings;
                records.Add(paths.Below(raw.Path), raw);
                continue;
            }

            changes.Add(ChangeOf(commit, raw, module));
        }

        var ofMerge = new List<FileChange>();
        foreach (var raw in joined.GetValueOrDefault(commit.Id)?.Changes ?? [])
        {
            if (raw.Path.StartsWith(paths.Modules, StringComparison.Ordinal) && paths.TryGetModule(raw.Path, out var module))
            {
                ofMerge.Add(ChangeOf(commit, raw, module));
            }
        }

        _entries.Add(new Entry(commit, changes, ofMerge, changedSettings, records.Records, null));
    }

    private FileChange ChangeOf(LogCommit commit, RawChange raw, ModuleId module)
    {
        if (!_files.TryGetValue(raw.Path, out var file))
        {
            _files.Add(raw.Path, file = new FileHistory(raw.Path, module));
        }

        var change = new FileChange(commit.Id, raw);
        file.Changes.Add(change);
        return change;
    }

    private List<DataCommit> Assemble()
    {
        var commits = new List<DataCommit>(_entries.Count);
        foreach (var (commit, changes, joined, changedSettings, records, read) in _entries)
        {
            if (read is not null)
            {
                commits.Add(read);
                continue;
            }

            Tell(commit, changes);
            var told = new DataCommit
            {
                Hash = commit.Id.ToString(),
                Author = commit.Author,
                AuthoredAt = commit.AuthoredAt,
                CommittedAt = commit.CommittedAt,
                Subject = commit.Subject,
                IsMerge = commit.Parents > 1,
                Changes = Results(changes),
                Joined = Results(joined),
                ChangedSettings = changedSettings,
                Records = records,
            };
            if (told.TellsSomething || told.Joined.Count > 0)
            {
                commits.Add(told);
            }
        }

        return commits;
    }

    private static ModuleChange[] Results(List<FileChange> changes)
    {
        var results = changes.Select(change => change.Result).OfType<ModuleChange>().ToArray();
        Array.Sort(results, static (a, b) => a.Module.CompareTo(b.Module));
        return results;
    }

    private void Tell(LogCommit commit, List<FileChange> changes)
    {
        foreach (var change in changes)
        {
            var span = SourceSpan.File(change.Raw.Path);
            if (change.Fault is { } fault)
            {
                Notices.Add(new(commit.Id, new(
                    span, Codes.History.BrokenInPast, $"could not be read at commit {commit.Id.ToString()[..8]}: {fault}; what it changed is not told")));
            }
            else if (change.IsMissing)
            {
                IsIncomplete = true;
                Notices.Add(new(commit.Id, new(
                    span, Codes.History.MissingObject, $"{(change.Result?.Kind == ModuleChangeKind.Missing ? "this file as it is at" : "this file as it was before")} commit {commit.Id.ToString()[..8]} is not in this clone; what changed is not told",
                    "clone without a filter, or git fetch --refetch")));
            }
            else if (change.IsUntold)
            {
                Notices.Add(new(commit.Id, new(
                    span, Codes.History.BrokenInPast, $"can be read again since commit {commit.Id.ToString()[..8]}, and what it held before it was damaged is not known here; what changed is not told",
                    repository.IsShallow ? Shallow.Hint : "clone the whole history")));
            }
        }
    }

    private sealed record Entry(LogCommit Commit, List<FileChange> Changes, List<FileChange> Joined, bool ChangedSettings, IReadOnlyList<TouchedRecord> Records, DataCommit? Read);
}
