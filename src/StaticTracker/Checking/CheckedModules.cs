using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Checking;

/// <summary>
/// Reads and checks all module files of a data folder on all cores. Each sound module is handed on as a record, with its text, on the thread
/// that read it; the text and its nodes are good only during that call, so that memory does not grow with the number of files.
/// </summary>
public sealed class CheckedModules
{
    private readonly string[] _ids;

    private CheckedModules(int fileCount, string[] ids)
    {
        FileCount = fileCount;
        _ids = ids;
    }

    /// <summary>Module files looked at, sound or not.</summary>
    public int FileCount { get; }

    /// <summary>The sound modules in natural order.</summary>
    public IReadOnlyList<ModuleId> Ids => [.. _ids.Select(ModuleId.Parse).Order()];

    /// <summary>Modules that could not be handed on.</summary>
    public int RefusedCount => FileCount - _ids.Length;

    /// <summary>
    /// Reads, checks and hands on. <paramref name="use"/> is called from several threads at once, in no particular order, once for each
    /// module without errors; what is wrong with the others is in <paramref name="problems"/>.
    /// </summary>
    public static CheckedModules Read(DataFolder folder, Settings settings, Problems problems, Action<Module, JsonFile> use) =>
        Read(folder, settings, problems, new ModuleReading
        {
            Look = read =>
            {
                if (!read.Problems.HasErrors)
                {
                    use(read.Module, read.Problems.File);
                }
            },
        });

    /// <summary>As above, for who wants to see more or to read less.</summary>
    internal static CheckedModules Read(DataFolder folder, Settings settings, Problems problems, ModuleReading reading)
    {
        if (FolderProblem(folder) is { } problem)
        {
            problems.Add(problem);
            return new CheckedModules(0, []);
        }

        var files = folder.ModuleFiles();
        var sound = new string?[files.Count];
        var ids = new SharedIds(files.Count);
        AllCores.Run(files.Count, () =>
        {
            var buffer = new FileBuffer();
            var check = new ModuleFileCheck(settings);
            return i =>
            {
                var look = reading.Known is null ? null : FileLook.Of(files[i]);
                if (look is not null && reading.Known!(files[i], look) is { } known)
                {
                    ids.Add(i, known.IdHashes);
                    sound[i] = known.Id.Text;
                    return;
                }

                look = look?.IsOlderThan(DateTime.UtcNow) == true ? look : null;
                if (JsonFile.Read(files[i], buffer, problems) is not { } read)
                {
                    return;
                }

                var found = reading.Begin is null ? new FileProblems(read) : reading.Begin(read, files[i]);
                using var file = found.File;
                if (check.Check(found, files[i].Name) is { } module)
                {
                    var own = SharedIds.HashesOf(module);
                    ids.Add(i, own);
                    reading.Look(new ModuleRead(module, found, files[i], own, look));
                    sound[i] = found.HasErrors ? null : module.Id.Text;
                }

                found.MoveTo(problems);
            };
        });
        ids.Tell(files, problems);

        // As texts until somebody asks: lists of our own value types are compiled at every start.
        return new CheckedModules(files.Count, [.. sound.OfType<string>()]);
    }

    private static Problem? FolderProblem(DataFolder folder)
    {
        var root = new DirectoryInfo(folder.Root);
        var modules = new DirectoryInfo(folder.Modules);
        return DataFolder.IsLink(root) ? FolderIsLink(root) : DataFolder.IsLink(modules) ? FolderIsLink(modules) : null;
    }

    internal static Problem FolderIsLink(DirectoryInfo folder) => new(
        SourceSpan.File(DataFolder.Show(folder.FullName)), Codes.Reading.Link, "this is a link, not a folder", "put the folder itself there; links are never followed");
}
