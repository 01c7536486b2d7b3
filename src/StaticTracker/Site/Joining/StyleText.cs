using System.Text;
using System.Text.RegularExpressions;

namespace StaticTracker.Site.Joining;

/// <summary>A style sheet as it stands in the one file: names of ids also fit those told apart by their page, and pictures and fonts are in it.</summary>
internal static partial class StyleText
{
    /// <param name="path">The sheet's place in the site.</param>
    /// <param name="text">The sheet.</param>
    /// <param name="names">What the file holds.</param>
    public static string Of(string path, string text, JoinedNames names)
    {
        var plain = Comment().Replace(text.ReplaceLineEndings("\n"), "");
        var to = new StringBuilder(plain.Length + 1024);
        var from = 0;
        foreach (Match found in IdOrAddress().Matches(plain))
        {
            to.Append(plain, from, found.Index - from);
            from = found.Index + found.Length;
            var id = found.Groups["id"];
            to.Append(id.Success ? IsInSelector(plain, from) ? Either(id.Value) : found.Value : Address(path, found, names));
        }

        // An end tag in a string would end the element that the sheet stands in.
        return to.Append(plain, from, plain.Length - from).Replace("</", "<\\/").ToString();
    }

    /// <summary>As specific as the name alone.</summary>
    private static string Either(string id) => $":is(#{id},[id$=\"{JoinedNames.Separator}{id}\"])";

    /// <summary>A selector is followed by a block, a colour by the end of its declaration or block.</summary>
    private static bool IsInSelector(string text, int at)
    {
        var end = text.AsSpan(at).IndexOfAny('{', ';', '}');
        return end >= 0 && text[at + end] == '{';
    }

    private static string Address(string path, Match found, JoinedNames names)
    {
        var value = found.Groups["address"].Value;
        return value.StartsWith('#') || SiteAddress.Of(path, value).Path is not { } file ? found.Value
            : names.DataAddress(file) is { } data ? $"url(\"{data}\")"
            : "url(\"\")";
    }

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex("""#(?<id>[A-Za-z_][\w-]*)|url\(\s*["']?(?<address>[^"')]*)["']?\s*\)""")]
    private static partial Regex IdOrAddress();
}
