using System.Text;
using StaticTracker.Diagnostics;
using StaticTracker.Site.Joining;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary>Where a site goes as one file: outside of what it is made from, over nothing that was not made here.</summary>
internal sealed class SingleFileTarget(string path)
{
    public string Path { get; } = System.IO.Path.GetFullPath(path.Length == 0 ? "." : path);

    /// <summary>What forbids writing there; null: nothing does.</summary>
    /// <param name="folders">Folders that the file must not lie in: data, templates, the site's own folder.</param>
    /// <param name="force">Replace a file of another kind.</param>
    public Problem? Refusal(IEnumerable<string> folders, bool force)
    {
        var shown = SourceSpan.File(DataFolder.Show(Path));
        if (!Path.EndsWith(".html", StringComparison.OrdinalIgnoreCase) && !Path.EndsWith(".htm", StringComparison.OrdinalIgnoreCase))
        {
            return new Problem(shown, Codes.Site.NotThere, "the name does not end in .html, so that nobody could open it by a click", "name it like report.html");
        }

        if (Directory.Exists(Path) || DataFolder.IsLink(new FileInfo(Path)))
        {
            return new Problem(shown, Codes.Site.NotThere, Directory.Exists(Path) ? "this is a folder" : "this is a link", "name the file itself");
        }

        foreach (var folder in folders.Select(System.IO.Path.GetFullPath))
        {
            if (Path.StartsWith(System.IO.Path.TrimEndingDirectorySeparator(folder) + System.IO.Path.DirectorySeparatorChar, StringComparison.OrdinalIgnoreCase))
            {
                return new Problem(shown, Codes.Site.NotThere, $"{System.IO.Path.GetFileName(folder)}/ is what the site is made from, or made again as a whole", "name a place outside it");
            }
        }

        return force || !File.Exists(Path) || IsOurs()
            ? null
            : new Problem(shown, Codes.Surroundings.InTheWay, "the file was not made by tracker", "name another one, or replace it with --force");
    }

    public void Write(byte[] file)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        AtomicFile.WriteDerived(Path, stream => stream.Write(file));
    }

    private bool IsOurs()
    {
        using var stream = File.OpenRead(Path);
        var start = new byte[256];
        var read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return Encoding.UTF8.GetString(start, 0, read).Contains(SiteJoiner.Marker, StringComparison.Ordinal);
    }
}
