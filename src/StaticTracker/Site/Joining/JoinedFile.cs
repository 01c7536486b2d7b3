using System.Net;
using System.Security.Cryptography;
using System.Text;
using StaticTracker.Phrasing;

namespace StaticTracker.Site.Joining;

/// <summary>Writes the one file: the head with its policy, the start page's frame around all sections, then what the sections' scripts need.</summary>
internal sealed class JoinedFile(JoinedNames names, SitePage start, SiteTexts texts)
{
    private readonly List<(string? Path, string Text)> _styles = [];
    private readonly List<(string Path, string Text)> _scripts = [];
    private readonly MarkupRewriter _rewriter = new(names, texts);
    private string _runtime = "";

    /// <param name="path">The sheet's place in the site; null: one for every page.</param>
    /// <param name="text">The sheet.</param>
    public void AddStyle(string? path, string text) => _styles.Add((path, text));

    public void AddScript(string path, string text) => _scripts.Add((path, text));

    /// <summary>The script that runs the others.</summary>
    public void AddRuntime(string text) => _runtime = text;

    public byte[] Write(IReadOnlyList<SitePage> pages, Func<SitePage, IEnumerable<string>> stylesOf, JoinedSummary summary)
    {
        var to = new StringBuilder(1 << 20);
        Head(to);
        to.Append(Frame(start.Before)).Append(start.MainTag).Append('\n');
        Notice(to, summary);
        foreach (var page in pages)
        {
            Section(to, page, stylesOf(page));
        }

        to.Append("</main>").Append(Frame(start.After));
        foreach (var (path, text) in _scripts)
        {
            to.Append("<script type=\"text/plain\" data-file=\"").Append(path).Append("\">").Append(text).Append("</script>\n");
        }

        to.Append("<script>").Append(_runtime).Append("</script>\n</body>\n</html>\n");
        return Encoding.UTF8.GetBytes(to.ToString());
    }

    private void Head(StringBuilder to)
    {
        to.Append("<!doctype html>\n").Append(SiteJoiner.Marker).Append('\n').Append(start.Language).Append("\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"").Append(Policy()).Append("\">\n");
        to.AppendJoin('\n', start.Metas).Append("\n<title>").Append(start.Title).Append("</title>\n");
        if (start.Icon is { } icon && SiteAddress.Of(start.Path, icon).Path is { } path && names.DataAddress(path) is { } data)
        {
            to.Append("<link rel=\"icon\" href=\"").Append(data).Append("\">\n");
        }

        foreach (var (sheet, text) in _styles)
        {
            to.Append(sheet is null ? "<style>" : $"<style data-sheet=\"{sheet}\">").Append(text).Append("</style>\n");
        }

        to.Append("</head>\n<body>");
    }

    private string Policy()
    {
        var scripts = string.Join(' ', _scripts.Select(s => s.Text).Append(_runtime).Select(Hash).Distinct(StringComparer.Ordinal));
        var styles = string.Join(' ', _styles.Select(s => Hash(s.Text)).Distinct(StringComparer.Ordinal));
        return $"default-src 'none'; script-src {scripts}; style-src {styles}; img-src data:; font-src data:; base-uri 'none'; form-action 'none'";
    }

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    private void Notice(StringBuilder to, JoinedSummary summary)
    {
        if (summary.ToLeftOut() is { IsEmpty: false } what)
        {
            to.Append("<p class=\"left-out\" role=\"note\">").Append(WebUtility.HtmlEncode(texts.Of("single.left_out", ("what", what.In(texts))))).Append("</p>\n");
        }
    }

    private void Section(StringBuilder to, SitePage page, IEnumerable<string> styles)
    {
        to.Append("<section class=\"page\" id=\"").Append(page.Path).Append("\" data-page=\"").Append(page.Path).Append("\" data-title=\"").Append(WebUtility.HtmlEncode(WebUtility.HtmlDecode(page.Title)))
            .Append("\" data-sheets=\"").AppendJoin(' ', styles).Append("\" data-scripts=\"").AppendJoin(' ', FrameScripts(page)).Append("\" data-nav=\"").Append(NavOf(page)).Append("\">");
        to.Append(_rewriter.Rewrite(page.Path, page.Main, isFrame: false)).Append("</section>\n");
    }

    private string Frame(string markup) => _rewriter.Rewrite(start.Path, markup, isFrame: true);

    /// <summary>Scripts around the page's main part; they run before those in it.</summary>
    private static List<string> FrameScripts(SitePage page) =>
    [
        .. page.FrameScripts.SelectMany(tag => HtmlScanner.Scan(tag).Take(1).SelectMany(t => HtmlScanner.Attributes(tag, t))).Where(a => a.Name == "src")
            .Select(a => SiteAddress.Of(page.Path, a.Value ?? "").Path).OfType<string>(),
    ];

    /// <summary>The link of the frame that the page marks as its own.</summary>
    private static string? NavOf(SitePage page) =>
        HtmlScanner.Scan(page.Before).Where(t => t.IsStart("a")).Select(t => HtmlScanner.Attributes(page.Before, t)).Where(a => a.Exists(x => x.Name == "aria-current"))
            .Select(a => SiteAddress.Of(page.Path, a.Find(x => x.Name == "href").Value ?? "").Path).FirstOrDefault();
}
