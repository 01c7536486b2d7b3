using StaticTracker.Diagnostics;
using StaticTracker.Storage;

namespace StaticTracker.Importing;

/// <summary>An experiment that gets another id, and the files that belong to it: verdicts and details.</summary>
internal sealed record Renaming(string Old, string New)
{
    private static readonly string[] s_folders = ["verdicts", "details"];

    /// <summary>The files that are there, each with the path that it gets.</summary>
    public IEnumerable<(string From, string To)> Files(DataFolder folder, ModulePlan plan) =>
        s_folders.Select(f => Path.Combine(folder.Root, f, plan.Module.Text)).Where(f => File.Exists(Path.Combine(f, Old + ".json")))
            .Select(f => (Path.Combine(f, Old + ".json"), Path.Combine(f, New + ".json")));

    /// <summary>A file's text with the new id; null, with a problem, where it cannot be read.</summary>
    public byte[]? TextOf(string path, Problems problems)
    {
        using var file = JsonFile.Read(path, problems);
        if (file is null)
        {
            return null;
        }

        var id = file.Tree.Root["experiment"u8];
        var text = file.Text.Span;
        return id.Exists ? [.. text[..id.Start], .. System.Text.Encoding.UTF8.GetBytes(CompactJson.Quote(New)), .. text[(id.Start + id.Raw.Length)..]] : text.ToArray();
    }
}
