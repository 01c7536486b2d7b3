using StaticTracker.Diagnostics;
using StaticTracker.Git;
using StaticTracker.Storage;

namespace StaticTracker.Merging;

/// <summary>
/// Resolves the data files that a merge, rebase or cherry-pick left in conflict: from the versions in git's index, by the same merge that the driver
/// makes. The repository is that of the data folder, whose lock the writer holds from the beginning to the end.
/// </summary>
public sealed class Resolution
{
    private readonly GitRepository _repository;
    private readonly UnmergedIndex _index;
    private readonly DataWriter _writer;
    private readonly Problems _problems;

    public Resolution(GitRepository repository, DataWriter writer, Problems problems)
    {
        (_repository, _writer, _problems) = (repository, writer, problems);
        _index = new UnmergedIndex(repository);
        Operation = OngoingOperation.Of(repository);
        var unmerged = _index.Read();
        Ours = [.. unmerged.Where(f => KindOf(f) is not null)];
        Others = [.. unmerged.Where(f => KindOf(f) is null).Select(f => f.Path)];
    }

    public OngoingOperation Operation { get; }

    /// <summary>Data files in conflict.</summary>
    public IReadOnlyList<UnmergedFile> Ours { get; }

    /// <summary>Other files in conflict, by their paths inside the repository.</summary>
    public IReadOnlyList<string> Others { get; }

    /// <summary>Files without a conflict in them are replaced too, once they are kept.</summary>
    public bool Force { get; init; }

    /// <summary>The path of a file in conflict as it is shown.</summary>
    public string Show(string path) => DataFolder.Show(FullPath(path));

    /// <summary>Merges these files and writes what came of it; those without a contradiction are taken as decided.</summary>
    public IReadOnlyList<ResolvedFile> Run(IReadOnlyCollection<UnmergedFile> files)
    {
        var contents = _index.Contents(files.SelectMany(f => f.Versions).Where(v => v.IsRegular).Select(v => v.Blob));
        var merged = files.AsParallel().AsOrdered().Select(f => Merge(f, contents)).ToList();
        var followers = new Followers(_repository, _writer, Operation.TheirCommit);
        var decided = new List<string>();
        var done = Keep([.. merged.Select(f => f.State == ResolvedState.Left ? f : Look(f))]).ConvertAll(Write);
        foreach (var file in done.Where(f => f.State != ResolvedState.Left && f.Outcome!.HasFollowers))
        {
            decided.AddRange(followers.Move(file, _problems));
        }

        // A file that followed its experiment is no conflict any more, whatever its versions said.
        var moved = decided.Select(FullPath).ToHashSet(StringComparer.Ordinal);
        done = done.ConvertAll(f => moved.Contains(f.FullPath) ? f with { State = ResolvedState.Merged, Outcome = null } : f);
        decided.AddRange(done.Where(f => f.State == ResolvedState.Merged && !moved.Contains(f.FullPath)).Select(f => f.File.Path));
        Tell(done);
        return Take(done, decided);
    }

    private void Tell(List<ResolvedFile> files)
    {
        foreach (var file in files.Where(f => f.Outcome is not null))
        {
            _problems.AddRange(MergeWords.Of(file.Outcome!, file.Shown));
        }
    }

    private List<ResolvedFile> Take(List<ResolvedFile> files, List<string> decided)
    {
        if (_writer.IsDry || _index.Add(decided) is not { } reason)
        {
            return files;
        }

        _problems.Add(Failed($"git does not take the merged files: {reason}", "they are written: try again, or git add them by hand"));
        return files.ConvertAll(f => f.State == ResolvedState.Merged ? f with { State = ResolvedState.Open } : f);
    }

    private Problem Failed(string message, string hint) => new(SourceSpan.File(DataFolder.Show(_repository.TopLevel)), Codes.History.GitFailed, message, hint) { Severity = Severity.Error };

    private string FullPath(string path) => DataPlace.FullPath(_repository, _writer.Folder, path);

    /// <summary>The kind of a data file of this folder; null: it is none, or has a name that no data file has.</summary>
    private DataKind? KindOf(UnmergedFile file)
    {
        if (!file.Path.StartsWith(_repository.Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var below = file.Path[_repository.Prefix.Length..];
        return below.Split('/').All(IsDataName) && DataPath.KindOf(below) is { } kind and not DataKind.Index ? kind : null;
    }

    /// <summary>A file name, or a name and a version: core@v1.json.</summary>
    private static bool IsDataName(string name) => name.Split('@') is { Length: <= 2 } parts && parts.All(DataFolder.IsFileName);

    private ResolvedFile Merge(UnmergedFile file, IReadOnlyDictionary<ObjectId, byte[]> contents)
    {
        var left = new ResolvedFile(file, KindOf(file)!.Value, FullPath(file.Path), ResolvedState.Left);
        var span = SourceSpan.File(left.Shown);
        if (file.Versions.Any(v => !v.IsRegular))
        {
            _problems.Add(span, Codes.Reading.Link, "one side has a link or another repository where the file was", "decide by hand: git checkout --ours or --theirs, then git add");
            return left;
        }

        if (file.Ours is null || file.Theirs is null)
        {
            var (who, what) = file.Ours is null && file.Theirs is null ? ("both sides", "removed or renamed it") : file.Ours is null ? ("our side", "removed it, theirs edited it") : ("their side", "removed it, ours edited it");
            _problems.Add(span, Codes.Merging.RemovedAndEdited, $"{who} {what}", $"'git add {left.Shown}' keeps it, 'git rm {left.Shown}' removes it");
            return left;
        }

        if (!contents.TryGetValue(file.Ours.Blob, out var ours) || !contents.TryGetValue(file.Theirs.Blob, out var theirs))
        {
            _problems.Add(span, Codes.History.MissingObject, "git does not have both versions in this clone", "git fetch, then try again");
            return left;
        }

        var input = new MergeInput(left.Kind, left.Shown, file.Before is { } before ? contents.GetValueOrDefault(before.Blob) : null, ours, theirs);
        if (DataMerge.Merge(input, new MergeLabels(MergeLabels.Of(Operation.Ours), MergeLabels.Of(Operation.Theirs), MergeLabels.DefaultMarkerSize), _problems) is not { } outcome)
        {
            _problems.Add(span, Codes.Merging.NotMerged, "a side cannot be read for sure, so that the file is left as git left it", "mend it by hand, 'tracker check', then git add it");
            return left;
        }

        return left with { State = outcome.IsClean ? ResolvedState.Merged : ResolvedState.Open, Outcome = outcome };
    }

    private ResolvedFile Look(ResolvedFile file)
    {
        var found = WorkingFile.Look(file, Force);
        if (found.Fault is not { } fault)
        {
            return file with { IsWorkedOn = found.IsWorkedOn };
        }

        _problems.Add(SourceSpan.File(file.Shown), fault.Code, fault.Message, fault.Hint);
        return file with { State = ResolvedState.Left, Outcome = null };
    }

    /// <summary>Nothing that somebody worked on is replaced before git has it.</summary>
    private List<ResolvedFile> Keep(List<ResolvedFile> files)
    {
        var worked = files.Where(f => f.IsWorkedOn && !_writer.IsDry).ToList();
        var names = _index.Keep([.. worked.Select(f => f.FullPath)]);
        if (names.Count == worked.Count)
        {
            var byPath = worked.Zip(names).ToDictionary(k => k.First.FullPath, k => k.Second, StringComparer.Ordinal);
            return files.ConvertAll(f => f with { Kept = byPath.GetValueOrDefault(f.FullPath) });
        }

        _problems.Add(Failed("git cannot keep what stands in the files, so that they are left alone", "look at permissions and free space of .git"));
        return files.ConvertAll(f => f.IsWorkedOn ? f with { State = ResolvedState.Left, Outcome = null } : f);
    }

    private ResolvedFile Write(ResolvedFile file) =>
        file.State == ResolvedState.Left || _writer.Write(file.FullPath, file.Outcome!.Content, _problems) ? file : file with { State = ResolvedState.Left, Outcome = null };
}
