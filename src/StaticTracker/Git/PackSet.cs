using System.Text;

namespace StaticTracker.Git;

/// <summary>
/// Packs that together hold the blobs asked for: the repository's own where all of them are in these, as in a fresh clone; else one that git makes
/// in a folder for temporary files, within a tenth of the time that writing the blobs out would take, because the differences it has stored are
/// copied as they are. Nothing is written into the repository: that folder stands in for its store of objects, with the real one as an
/// alternate.
/// </summary>
internal sealed class PackSet : IDisposable
{
    /// <summary>Indexes are read whole: of a repository with millions of other objects that costs more than a pack of one's own.</summary>
    private const long MostIndexBytes = 48 << 20;

    private const int MostPacks = 40;

    private PackSet(IReadOnlyList<PackFile> packs, DirectoryInfo? folder)
    {
        Packs = packs;
        Folder = folder;
    }

    public IReadOnlyList<PackFile> Packs { get; }

    /// <summary>The folder of a pack that was made for this; null: the packs are the repository's own.</summary>
    public DirectoryInfo? Folder { get; }

    /// <summary>Null where neither way will do: the blobs are to be read from git itself.</summary>
    public static PackSet? Open(GitRepository repository, IReadOnlyCollection<ObjectId> blobs) => TryOwn(repository, blobs) ?? TryMake(repository, blobs);

    /// <summary>The repository's packs, where all the blobs are in them.</summary>
    internal static PackSet? TryOwn(GitRepository repository, IReadOnlyCollection<ObjectId> blobs)
    {
        var packs = new List<PackFile>();
        try
        {
            var folder = new DirectoryInfo(Path.Combine(repository.CommonDir, "objects", "pack"));
            var indexes = folder.Exists ? folder.GetFiles("*.idx").OrderByDescending(file => file.Length).ToList() : [];
            if (indexes.Count is > 0 and <= MostPacks && indexes.Sum(file => file.Length) <= MostIndexBytes)
            {
                packs.AddRange(indexes.Select(file => new PackFile(file.FullName[..^".idx".Length], repository.NameLength)));
                if (blobs.All(id => packs.Exists(pack => pack.Find(id) >= 0)))
                {
                    return new PackSet(packs, null);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            // Packs that git is just rewriting, or of a version to come: git knows its way.
        }

        packs.ForEach(pack => pack.Dispose());
        return null;
    }

    internal static PackSet? TryMake(GitRepository repository, IReadOnlyCollection<ObjectId> blobs)
    {
        DirectoryInfo? folder = null;
        try
        {
            folder = Directory.CreateTempSubdirectory("statictracker-");
            var objects = folder.CreateSubdirectory("objects");
            objects.CreateSubdirectory("pack");
            var environment = new Dictionary<string, string>
            {
                ["GIT_OBJECT_DIRECTORY"] = objects.FullName,
                ["GIT_ALTERNATE_OBJECT_DIRECTORIES"] = Quoted(Path.Combine(repository.CommonDir, "objects")),
            };
            var names = string.Concat(blobs.Select(id => id + "\n"));
            var output = repository.Program.Run(
                repository.Folder, ["-c", "core.fsync=none", "-c", "core.compression=0", "pack-objects", "-q", "--window=0", "--delta-base-offset", Path.Combine(folder.FullName, "pack")],
                Encoding.ASCII.GetBytes(names), environment: environment);
            if (output.Succeeded)
            {
                return new PackSet([new PackFile(Path.Combine(folder.FullName, "pack-" + output.Text.Trim()), repository.NameLength)], folder);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            // A full disk, no place to write to: as if git had refused.
        }

        Delete(folder);
        return null;
    }

    public void Dispose()
    {
        foreach (var pack in Packs)
        {
            pack.Dispose();
        }

        Delete(Folder);
    }

    private static void Delete(DirectoryInfo? folder)
    {
        try
        {
            foreach (var file in folder?.EnumerateFiles("*", SearchOption.AllDirectories) ?? [])
            {
                file.Attributes = FileAttributes.Normal;
            }

            folder?.Delete(recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It lies among temporary files: whoever clears those takes it too.
        }
    }

    /// <summary>Git parts alternates at colons unless they are quoted as in C.</summary>
    private static string Quoted(string path) => $"\"{path.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
