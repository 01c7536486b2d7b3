namespace StaticTracker.Site.Joining;

/// <summary>
/// A classic script of the site as it stands in the one file: a function that runs once for each page that wants it, with that page's view of the names that a
/// browser gives (document, location, …) around it. The function is written once and allowed by its hash.
/// </summary>
internal static class ScriptText
{
    public static string Of(string text)
    {
        // What would end the element, or begin a comment in it, stands in strings of a script only, where the backslash changes nothing.
        var plain = text.ReplaceLineEndings("\n").Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase).Replace("<!--", "<\\!--", StringComparison.Ordinal);
        return $"trackerFile(function($page){{with($page){{(function(){{{plain}\n}}).call($page.window)}}}})";
    }
}
