using System.Text;
using StaticTracker.Site.Templates;

namespace StaticTracker.Site.Joining;

/// <summary>
/// Joins a finished site to one HTML file that needs nothing else: every page is a section, addresses between them lead within the file, styles, scripts, data and
/// pictures are in it, and its policy allows them by their hashes alone. Made from nothing but the site's files, whatever pages there are.
/// </summary>
public sealed class SiteJoiner
{
    /// <summary>Bytes of a file that most mail hosts take.</summary>
    public const long MaxBytes = 25_000_000;

    /// <summary>Tells a file that was made here.</summary>
    public const string Marker = "<!-- Made by StaticTracker: `tracker build --single-file` makes this file again, whatever is in it. -->";

    private const string Script = "single-file.js";
    private const string Style = "single-file.css";
    private const string Start = "index.html";

    private readonly string _site;
    private readonly TemplateFolder _templates;
    private readonly SortedDictionary<string, SitePage> _pages = new(StringComparer.Ordinal);

    /// <param name="site">The folder of the site.</param>
    /// <param name="templates">Gives the script and the style that show one page at a time.</param>
    public SiteJoiner(string site, TemplateFolder templates)
    {
        _site = site;
        _templates = templates;
    }

    /// <summary>The file; null where not even the start page fits.</summary>
    public (byte[] File, JoinedSummary Summary)? Join(long maxBytes = MaxBytes)
    {
        var files = Directory.EnumerateFiles(_site, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(_site, f).Replace('\\', '/')).Order(StringComparer.Ordinal).ToList();
        foreach (var path in files.Where(f => JoinedNames.IsPage(f) && f != Pages.NotFoundPage.Path.Text))
        {
            _pages.Add(path, PageReader.Read(path, File.ReadAllText(Path.Join(_site, path)).ReplaceLineEndings("\n")));
        }

        var order = PageOrder.Of(_pages.Values, Start);
        var linked = LinkedFiles(files);
        var assets = new PageAssets(
            [.. order.SelectMany(StylesOf).Concat(files.Where(f => f.EndsWith(".css", StringComparison.Ordinal))).Distinct(StringComparer.Ordinal)],
            [.. files.Where(f => f.EndsWith(".js", StringComparison.Ordinal))]);
        var whole = Write(order, linked, assets, new JoinedSummary(order.Count, 0, 0, 0));
        if (whole.Length <= maxBytes)
        {
            return (whole, new JoinedSummary(order.Count, whole.Length, 0, 0));
        }

        return Shed(order, linked, assets, whole.Length, maxBytes);
    }

    private (byte[] File, JoinedSummary Summary)? Shed(IReadOnlyList<SitePage> order, HashSet<string> linked, PageAssets assets, long whole, long maxBytes)
    {
        // A section is at least as long as its page; what is over it is the frame's, scripts' and styles'. A file is a third longer as an address.
        var pages = order.Select(p => (p.Path, Size: (long)Encoding.UTF8.GetByteCount(p.Main))).ToList();
        var downloads = linked.Select(f => (f, Size: new FileInfo(Path.Join(_site, f)).Length * 4 / 3)).ToList();
        var other = Math.Max(0, whole - pages.Sum(p => p.Size) - downloads.Sum(d => d.Size));
        if (new FileChoice(pages, downloads).LeaveOut(maxBytes - other - 4096) is not { } left)
        {
            return null;
        }

        var kept = order.Where(p => !left.Contains(p.Path)).ToList();
        var keptFiles = linked.Where(f => !left.Contains(f)).ToHashSet(StringComparer.Ordinal);
        var summary = new JoinedSummary(kept.Count, 0, order.Count - kept.Count, linked.Count - keptFiles.Count);
        var file = Write(kept, keptFiles, assets, summary);
        return file.Length <= maxBytes ? (file, summary with { Bytes = file.Length }) : null;
    }

    private byte[] Write(IReadOnlyList<SitePage> pages, HashSet<string> downloads, PageAssets assets, JoinedSummary summary)
    {
        var names = new JoinedNames(pages.Select(p => p.Path).ToHashSet(StringComparer.Ordinal), downloads, ReadFile);
        var writer = new JoinedFile(names, _pages[Start], _templates.Texts);
        foreach (var sheet in assets.Styles)
        {
            writer.AddStyle(sheet, StyleText.Of(sheet, Text(sheet), names));
        }

        writer.AddStyle(null, Encoding.UTF8.GetString(_templates[Style].Bytes.Span).ReplaceLineEndings("\n"));
        foreach (var path in assets.Scripts)
        {
            writer.AddScript(path, ScriptText.Of(Text(path)));
        }

        writer.AddRuntime(Encoding.UTF8.GetString(ScriptTexts.Fill(_templates[Script], _templates.Texts).Span).ReplaceLineEndings("\n"));
        return writer.Write(pages, StylesOf, summary);
    }

    private HashSet<string> LinkedFiles(List<string> files)
    {
        var known = files.Where(f => !JoinedNames.IsPage(f)).ToHashSet(StringComparer.Ordinal);
        var linked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var page in _pages.Values)
        {
            foreach (var part in page.Path == Start ? (string[])[page.Before, page.Main, page.After] : [page.Main])
            {
                linked.UnionWith(
                    from token in HtmlScanner.Scan(part)
                    where token.IsStart("a")
                    let address = HtmlScanner.Attributes(part, token).Find(a => a.Name == "href").Value
                    where address is not null
                    let path = SiteAddress.Of(page.Path, address).Path
                    where path is not null && known.Contains(path)
                    select path);
            }
        }

        return linked;
    }

    private IEnumerable<string> StylesOf(SitePage page) =>
        page.Styles.Select(s => SiteAddress.Of(page.Path, s).Path).OfType<string>().Where(s => File.Exists(Path.Join(_site, s)));

    private string Text(string path) => File.ReadAllText(Path.Join(_site, path));

    private byte[]? ReadFile(string path) => File.Exists(Path.Join(_site, path)) ? File.ReadAllBytes(Path.Join(_site, path)) : null;
}
