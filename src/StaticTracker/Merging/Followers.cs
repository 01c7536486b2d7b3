using StaticTracker.Diagnostics;
using StaticTracker.Git;
using StaticTracker.Json;
using StaticTracker.Storage;

namespace StaticTracker.Merging;

/// <summary>
/// The files of verdicts and details of experiments that got a new id: each side's go with its experiment, and nothing stays under the old id. Where the other side
/// has the experiment by that id already, its file stands for both. An id that is no file name has no files.
/// </summary>
internal sealed class Followers(GitRepository repository, DataWriter writer, ObjectId? theirs)
{
    private static readonly string[] s_folders = ["verdicts", "details"];

    /// <summary>Moves the files of a module's renamed experiments; the paths inside the repository that are to be taken as decided.</summary>
    public List<string> Move(ResolvedFile module, Problems problems)
    {
        var changed = new List<string>();
        var name = Path.GetFileNameWithoutExtension(module.FullPath);
        var (ofOurs, ofTheirs) = (module.Outcome!.RenamedExperiments(isOurs: true), module.Outcome.RenamedExperiments(isOurs: false));
        foreach (var (folder, old) in s_folders.SelectMany(f => ofOurs.Keys.Union(ofTheirs.Keys).Where(DataFolder.IsFileName).Order(StringComparer.Ordinal).Select(id => (f, id))))
        {
            var path = PathOf(module.File.Path, folder, name, old);
            var moved = false;
            foreach (var (commit, other, names) in new[] { ("HEAD", theirs?.ToString(), ofOurs), (theirs?.ToString(), "HEAD", ofTheirs) })
            {
                if (commit is not null && names.TryGetValue(old, out var id) && DataFolder.IsFileName(id) && repository.ReadFile(commit, path) is { } text)
                {
                    var target = PathOf(module.File.Path, folder, name, id);
                    if (other is not null && repository.ReadFile(other, target) is not null)
                    {
                        moved = true;
                    }
                    else if (Renamed(text, folder, id) is { } content)
                    {
                        moved |= writer.Write(FullPath(target), content, problems);
                        changed.Add(target);
                    }
                }
            }

            if (moved && File.Exists(FullPath(path)))
            {
                changed.Add(path);
                Delete(path, problems);
            }
        }

        return changed;
    }

    /// <summary>Beside the folder of the modules.</summary>
    private static string PathOf(string modulePath, string folder, string module, string experiment)
    {
        var data = modulePath.Split('/')[..^2];
        return string.Join('/', [.. data, folder, module, experiment + ".json"]);
    }

    private static byte[]? Renamed(byte[] text, string folder, string id)
    {
        var kind = folder == "verdicts" ? DataKind.Verdicts : DataKind.Details;
        using var tree = JsonTree.TryParse(text, out _);
        if (tree is not { Root.Kind: JsonKind.Object })
        {
            return null;
        }

        using var name = JsonTree.Parse(System.Text.Encoding.UTF8.GetBytes(CompactJson.Quote(id)));
        var parts = Merged.Apart(new Merged.Taken(tree.Root));
        parts.Members.RemoveAll(m => m.Key == "experiment");
        parts.Members.Add(new("experiment", new Merged.Taken(name.Root)));
        return new MergedText(MergeLabels.Default).Write(parts, Shape.Of(kind));
    }

    private string FullPath(string path) => DataPlace.FullPath(repository, writer.Folder, path);

    private void Delete(string path, Problems problems)
    {
        try
        {
            if (!writer.IsDry)
            {
                File.Delete(FullPath(path));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(SourceSpan.File(DataFolder.Show(FullPath(path))), Codes.Surroundings.NotWritable, $"this file cannot be deleted: {e.Message}", "git rm it by hand: its content stands under the new ids");
        }
    }
}
