using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Checking;

/// <summary>
/// Finds experiment ids that stand in more than one module: <c>tracker retract ID</c> and <c>--corrects ID</c> name one by its id alone. Keeps
/// a hash for each instead of the ids themselves, and reads the few files again whose hashes meet.
/// </summary>
internal sealed class SharedIds(int fileCount)
{
    private readonly ulong[]?[] _hashes = new ulong[fileCount][];

    public void Add(int file, ulong[] hashes) => _hashes[file] = hashes;

    /// <summary>A hash for each experiment's id, in the order of the file.</summary>
    public static ulong[] HashesOf(Module module)
    {
        var experiments = module.Experiments;
        var hashes = new ulong[experiments.Count];
        for (var i = 0; i < hashes.Length; i++)
        {
            hashes[i] = Hash(experiments[i].Id);
        }

        return hashes;
    }

    public void Tell(IReadOnlyList<FileInfo> files, Problems problems)
    {
        var firstFile = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in FilesThatMeet())
        {
            using var json = JsonFile.Read(files[file].FullName, problems);
            if (json is null)
            {
                continue;
            }

            var found = new FileProblems(json);
            foreach (var experiment in json.Tree.Root["experiments"u8].Elements)
            {
                if (experiment["id"u8].AsString() is { } id && !firstFile.TryAdd(id, json.Path) && firstFile[id] != json.Path)
                {
                    found.Add(
                        experiment["id"u8], Codes.References.SharedId, $"{Shown.Text(id)} is the id of an experiment in {firstFile[id]} too",
                        "give one of them another id: commands name an experiment by its id alone");
                }
            }

            found.MoveTo(problems);
        }
    }

    private List<int> FilesThatMeet()
    {
        var count = 0;
        foreach (var own in _hashes)
        {
            count += own?.Length ?? 0;
        }

        var first = new FirstFiles(count);
        var meets = new bool[_hashes.Length];
        for (var file = 0; file < _hashes.Length; file++)
        {
            foreach (var hash in _hashes[file] ?? [])
            {
                var other = first.AddOrGet(hash, file);
                meets[file] |= other != file;
                meets[other] |= other != file;
            }
        }

        var files = new List<int>();
        for (var file = 0; file < meets.Length; file++)
        {
            if (meets[file])
            {
                files.Add(file);
            }
        }

        return files;
    }

    /// <summary>FNV-1a over the UTF-16 units. Equal hashes are looked into, so that made-up ones cost time only.</summary>
    private static ulong Hash(string text)
    {
        var hash = 14695981039346656037;
        foreach (var c in text)
        {
            hash = unchecked((hash ^ c) * 1099511628211);
        }

        return hash;
    }
}
