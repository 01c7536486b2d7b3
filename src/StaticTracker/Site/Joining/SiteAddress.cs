namespace StaticTracker.Site.Joining;

/// <summary>Where an address that stands in a page leads to.</summary>
/// <param name="Path">The file of the site; null: it leads elsewhere, or nowhere below the root.</param>
/// <param name="Fragment">What stands behind the '#'; null: nothing does.</param>
internal readonly record struct SiteAddress(string? Path, string? Fragment)
{
    /// <summary>Resolves an address that stands in the page <paramref name="page"/>; what has a scheme or begins at a host's root is of no site.</summary>
    public static SiteAddress Of(string page, string address)
    {
        var hash = address.IndexOf('#');
        var fragment = hash < 0 ? null : address[(hash + 1)..];
        var path = hash < 0 ? address : address[..hash];
        path = path.Split('?')[0];
        if (path.Length == 0)
        {
            return new SiteAddress(page, fragment);
        }

        if (path[0] is '/' or '\\' || HasScheme(path))
        {
            return default;
        }

        var segments = new List<string>(page.Split('/')[..^1]);
        var parts = path.Split('/');
        foreach (var part in parts)
        {
            if (part == ".." && segments.Count == 0)
            {
                return default;
            }

            if (part == "..")
            {
                segments.RemoveAt(segments.Count - 1);
            }
            else if (part is not ("" or "."))
            {
                segments.Add(part);
            }
        }

        if (parts[^1] is "" or "." or "..")
        {
            segments.Add("index.html");
        }

        return new SiteAddress(string.Join('/', segments), fragment);
    }

    private static bool HasScheme(string path)
    {
        var colon = path.IndexOf(':');
        return colon > 0 && !path.AsSpan(0, colon).Contains('/');
    }
}
