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

        var files = new SortedDictionary<string, RawSide>(StringComparer.Ordinal);
        foreach (var entry in Encoding.UTF8.GetString(output.Bytes).Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            // <mode> SP <type> SP <id> TAB <path>
            var tab = entry.IndexOf('\t', StringComparison.Ordinal);
            var words = entry[..tab].Split(' ');
            var path = entry[(tab + 1)..];
            if (path.StartsWith(repository.Prefix, StringComparison.Ordinal) && ObjectId.TryParse(Encoding.ASCII.GetBytes(words[2]), out var id))
            {
                files[path[repository.Prefix.Length..]] = new RawSide(Convert.ToInt32(words[0], 8), id);
            }
        }

        return new DataTree(files);
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
