namespace StaticTracker.Site.Templates;

/// <summary>Which partials a template takes.</summary>
internal static class TemplateUse
{
    private const string Layout = "layout";
    private const string Folder = "partials/";
    private const string Ending = ".hbs";

    /// <summary>The name by which templates take a file; null: it is no partial.</summary>
    public static string? PartialOf(string file) =>
        !file.EndsWith(Ending, StringComparison.Ordinal) ? null
        : file == Layout + Ending ? Layout
        : file.StartsWith(Folder, StringComparison.Ordinal) ? file[Folder.Length..^Ending.Length]
        : null;

    /// <summary>The files of the partials that a template's text takes by itself; null: a name is worked out when it is rendered, so that it may be any.</summary>
    public static IReadOnlyList<string>? FilesIn(string text)
    {
        var files = new List<string>();
        for (var at = text.IndexOf("{{", StringComparison.Ordinal); at >= 0; at = text.IndexOf("{{", at + 2, StringComparison.Ordinal))
        {
            var tag = text.AsSpan(at + 2).TrimStart('~').TrimStart();
            tag = tag.StartsWith('#') ? tag[1..] : tag;
            if (!tag.StartsWith('>'))
            {
                continue;
            }

            tag = tag[1..].TrimStart();
            var end = tag.IndexOfAny(" \t\n~}");
            var name = tag[..(end < 0 ? tag.Length : end)];
            if (name.IndexOfAny("([\"'") >= 0)
            {
                return null;
            }

            files.Add(name is Layout ? Layout + Ending : $"{Folder}{name}{Ending}");
        }

        return files;
    }
}
