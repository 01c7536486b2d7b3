using System.Text;

namespace StaticTracker.Git;

/// <summary>What a merge left open in the index of a repository, and putting what was decided into it.</summary>
public sealed class UnmergedIndex(GitRepository repository)
{
    /// <summary>Every file in conflict, in the order of their paths.</summary>
    public IReadOnlyList<UnmergedFile> Read()
    {
        var output = repository.Program.Run(repository.TopLevel, ["ls-files", "--unmerged", "-z"]);
        var files = new SortedDictionary<string, UnmergedFile>(StringComparer.Ordinal);
        foreach (var entry in output.Text.Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            var tab = entry.IndexOf('\t', StringComparison.Ordinal);
            var (path, words) = (entry[(tab + 1)..], entry[..tab].Split(' '));
            if (!ObjectId.TryParse(Encoding.ASCII.GetBytes(words[1]), out var blob))
            {
                continue;
            }

            var version = new StagedVersion(words[0], blob);
            var file = files.GetValueOrDefault(path) ?? new UnmergedFile(path);
            files[path] = words[2] switch
            {
                "1" => file with { Before = version },
                "2" => file with { Ours = version },
                _ => file with { Theirs = version },
            };
        }

        return [.. files.Values];
    }

    /// <summary>The contents of blobs; one that is missing from the clone is missing here.</summary>
    public IReadOnlyDictionary<ObjectId, byte[]> Contents(IEnumerable<ObjectId> blobs)
    {
        var contents = new Dictionary<ObjectId, byte[]>();
        var wanted = blobs.Distinct().ToList();
        if (wanted.Count == 0)
        {
            return contents;
        }

        using var reader = new BlobReader(repository, wanted);
        foreach (var blob in wanted)
        {
            using var content = reader.Next(blob);
            if (content is not null)
            {
                contents[blob] = content.Span.ToArray();
            }
        }

        return contents;
    }

    /// <summary>Takes files of the working tree, deleted ones too, as decided; git's reason where it refuses.</summary>
    public string? Add(IReadOnlyCollection<string> paths)
    {
        if (paths.Count == 0)
        {
            return null;
        }

        var list = Encoding.UTF8.GetBytes(string.Concat(paths.Select(p => p + "\0")));
        var output = repository.Program.Run(repository.TopLevel, ["--literal-pathspecs", "add", "--all", "--force", "--pathspec-from-file=-", "--pathspec-file-nul"], list, writes: true);
        return output.Succeeded ? null : output.Reason;
    }

    /// <summary>Keeps files as they stand among git's objects, where they stay for weeks though nothing names them; their names, or nothing where git refuses.</summary>
    public IReadOnlyList<string> Keep(IReadOnlyCollection<string> fullPaths)
    {
        if (fullPaths.Count == 0)
        {
            return [];
        }

        var list = Encoding.UTF8.GetBytes(string.Concat(fullPaths.Select(p => p + "\n")));
        var output = repository.Program.Run(repository.TopLevel, ["hash-object", "-w", "--no-filters", "--stdin-paths"], list, writes: true);
        return output.Succeeded ? output.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries) : [];
    }
}
