using System.Net;
using System.Text;
using StaticTracker.Phrasing;

namespace StaticTracker.Site.Joining;

/// <summary>
/// A piece of a page as it stands in the one file: ids are told apart by the page that they are of, addresses lead within the file, pictures are in it, scripts
/// are where they were but do not run by themselves. Everything else is left as it is.
/// </summary>
internal sealed class MarkupRewriter(JoinedNames names, SiteTexts texts)
{
    private static readonly HashSet<string> s_ids = new(StringComparer.Ordinal)
    {
        "id", "for", "list", "form", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-activedescendant", "aria-details", "aria-errormessage", "aria-flowto", "popovertarget",
    };

    private static readonly HashSet<string> s_paints = new(StringComparer.Ordinal) { "fill", "stroke", "clip-path", "mask", "filter", "marker-start", "marker-mid", "marker-end" };

    /// <param name="page">The page that the piece is of.</param>
    /// <param name="markup">The piece.</param>
    /// <param name="isFrame">It stands around all pages, so that its ids are its own.</param>
    public string Rewrite(string page, string markup, bool isFrame)
    {
        var to = new StringBuilder(markup.Length + (markup.Length / 4));
        foreach (var token in HtmlScanner.Scan(markup))
        {
            if (token.Kind != TokenKind.Start)
            {
                to.Append(token.In(markup));
            }
            else if (token.Name == "script" && isFrame)
            {
                to.Append("<script type=\"text/plain\">");
            }
            else
            {
                Tag(to, page, markup, token, isFrame);
            }
        }

        return to.ToString();
    }

    private void Tag(StringBuilder to, string page, string markup, HtmlToken token, bool isFrame)
    {
        var from = token.Start;
        foreach (var attribute in HtmlScanner.Attributes(markup, token))
        {
            if (attribute.Value is null || Replacement(page, token.Name, attribute, isFrame) is not { } replacement)
            {
                continue;
            }

            to.Append(markup, from, attribute.Start - from).Append(replacement);
            from = attribute.End;
        }

        to.Append(markup, from, token.End - from);
    }

    /// <summary>What stands in an attribute's place; null: it stays.</summary>
    private string? Replacement(string page, string element, HtmlAttribute attribute, bool isFrame)
    {
        var (name, value) = (attribute.Name, attribute.Value!);
        if (name is "href" or "xlink:href")
        {
            return Link(page, element, name, value, isFrame);
        }

        if (name == "src")
        {
            return element == "script" ? Script(page, value) : Picture(page, value);
        }

        if (element == "script" && name == "type")
        {
            return ""; // Said with the address.
        }

        if (isFrame)
        {
            return null;
        }

        return s_ids.Contains(name) ? Written(name, string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(id => JoinedNames.IdOf(page, id))))
            : s_paints.Contains(name) && value.Contains("url(#", StringComparison.Ordinal) ? Written(name, value.Replace("url(#", $"url(#{page}{JoinedNames.Separator}", StringComparison.Ordinal))
            : null;
    }

    private string? Link(string page, string element, string name, string value, bool isFrame)
    {
        var address = value.Trim();
        if (address.StartsWith('#'))
        {
            return isFrame ? null : Written(name, address.Length == 1 ? $"#{page}" : $"#{page}{JoinedNames.Separator}{address[1..]}");
        }

        var (path, fragment) = SiteAddress.Of(page, address);
        if (path is null)
        {
            return null;
        }

        if (names.HasPage(path))
        {
            return Written(name, fragment is { Length: > 0 } ? $"#{path}{JoinedNames.Separator}{fragment}" : $"#{path}");
        }

        if (!JoinedNames.IsPage(path) && names.HasDownload(path) && names.DataAddress(path) is { } data)
        {
            return $"{Written(name, data)} {(element == "a" ? Written("download", path[(path.LastIndexOf('/') + 1)..]) : "")}";
        }

        return Written("data-left-out", "") + " " + Written("title", texts["single.not_here"]);
    }

    private string Picture(string page, string value) =>
        SiteAddress.Of(page, value.Trim()).Path is { } path && names.DataAddress(path) is { } data ? Written("src", data) : Written("data-left-out", "");

    private static string Script(string page, string value) =>
        SiteAddress.Of(page, value.Trim()).Path is { } path ? $"{Written("type", "text/plain")} {Written("data-src", path)}" : Written("type", "text/plain");

    private static string Written(string name, string value) => $"{name}=\"{WebUtility.HtmlEncode(value)}\"";
}
