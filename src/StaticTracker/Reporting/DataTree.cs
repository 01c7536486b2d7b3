using System.Text;
using StaticTracker.Diagnostics;
using StaticTracker.Git;
using StaticTracker.Storage;

namespace StaticTracker.Reporting;

/// <summary>The files of the data folder in a commit, by their paths below it with '/'.</summary>
internal sealed class DataTree
{
    private DataTree(SortedDictionary<string, RawSide> files) => Files = files;

    /// <summary>In ordinal order.</summary>
    public SortedDictionary<string, RawSide> Files { get; }

    /// <summary>The files of a commit; empty, with an error, where git cannot list them: what is not known must not read as "all is new".</summary>
    public static DataTree Of(GitRepository repository, ObjectId commit, Problems problems)
    {
        string[] question = ["ls-tree", "-r", "-z", "--full-tree", commit.ToString()];
        var output = repository.Prefix.Length == 0 ? repository.Run(question) : repository.Run([.. question, "--", repository.Prefix]);
        if (!output.Succeeded)
        {
            problems.Add(new Problem(SourceSpan.File(DataFolder.Show(repository.Folder)), Codes.History.GitFailed, $"git could not list the files of commit {commit}: {output.Reason}") { Severity = Severity.Error });
        }

        return new DataTree(Parse(repository, output.Bytes, objectAt: 2));
    }

    /// <summary>The files as they stand in git's index, which is what a commit made now would hold. Where a hook runs, that is the index of the commit in the making.</summary>
    public static DataTree OfIndex(GitRepository repository, Problems problems)
    {
        const string Variable = "GIT_INDEX_FILE";
        var index = Environment.GetEnvironmentVariable(Variable);
        var surroundings = string.IsNullOrEmpty(index) ? null : new Dictionary<string, string> { [Variable] = Path.GetFullPath(index) };
        var output = repository.Program.Run(repository.Folder, ["ls-files", "--stage", "--full-name", "-z"], environment: surroundings);
        if (!output.Succeeded)
        {
            problems.Add(new Problem(SourceSpan.File(DataFolder.Show(repository.Folder)), Codes.History.GitFailed, $"git could not list what is staged: {output.Reason}") { Severity = Severity.Error });
        }

        foreach (var path in Unmerged(output.Bytes))
        {
            problems.Add(SourceSpan.File(DataFolder.Show(Path.Combine(repository.TopLevel, path))), Codes.Reading.Conflict, "a merge left this file in conflict", "settle it with 'tracker resolve', or by hand, and git add it");
        }

        return new DataTree(Parse(repository, output.Bytes, objectAt: 1));
    }

    /// <summary>Paths that the index has in several stages.</summary>
    private static IEnumerable<string> Unmerged(byte[] listing) => Encoding.UTF8.GetString(listing).Split('\0', StringSplitOptions.RemoveEmptyEntries)
        .Select(e => (Tab: e.IndexOf('\t', StringComparison.Ordinal), Entry: e)).Where(e => e.Entry[e.Tab - 1] != '0').Select(e => e.Entry[(e.Tab + 1)..]).Distinct();

    /// <summary>Lines of words and a path behind a tab; the first word is the mode.</summary>
    private static SortedDictionary<string, RawSide> Parse(GitRepository repository, byte[] listing, int objectAt)
    {
        var files = new SortedDictionary<string, RawSide>(StringComparer.Ordinal);
        foreach (var entry in Encoding.UTF8.GetString(listing).Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            // of a tree: <mode> SP <type> SP <id> TAB <path>; of the index: <mode> SP <id> SP <stage> TAB <path>
            var tab = entry.IndexOf('\t', StringComparison.Ordinal);
            var words = entry[..tab].Split(' ');
            var path = entry[(tab + 1)..];
            if (path.StartsWith(repository.Prefix, StringComparison.Ordinal) && ObjectId.TryParse(Encoding.ASCII.GetBytes(words[objectAt]), out var id))
            {
                files[path[repository.Prefix.Length..]] = new RawSide(Convert.ToInt32(words[0], 8), id);
            }
        }

        return files;
    }

    /// <summary>A regular file's bytes; null where there is none, or the clone has no such object.</summary>
    public byte[]? ReadFile(GitRepository repository, string path) => Files.TryGetValue(path, out var side) && side.IsFile ? Read(repository, [(path, side.Id)]).First().Bytes : null;

    /// <summary>The contents of some regular files, one after the other; null where the clone has no such object.</summary>
    public static IEnumerable<(string Path, byte[]? Bytes)> Read(GitRepository repository, IReadOnlyList<(string Path, ObjectId Id)> files)
    {
        if (files.Count == 0)
        {
            yield break;
        }

        using var blobs = new BlobReader(repository, [.. files.Select(f => f.Id)]);
        foreach (var (path, id) in files)
        {
            using var content = blobs.Next(id);
            yield return (path, content?.Memory.ToArray());
        }
    }
}
