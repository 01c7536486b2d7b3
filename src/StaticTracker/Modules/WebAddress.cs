namespace StaticTracker.Modules;

/// <summary>Which texts may become links. Written out by hand: a general parser would accept too much, and costs a microsecond each.</summary>
public static class WebAddress
{
    /// <summary>Whether a text is an http or https address with a host and nothing that a browser would drop or read otherwise.</summary>
    public static bool IsWeb(string text)
    {
        var host = text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? 8 : text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? 7 : 0;
        return host > 0 && text.Length > host && (char.IsAsciiLetterOrDigit(text[host]) || text[host] == '[' || text[host] > 0x7F) && !HasHiddenCharacters(text);
    }

    /// <summary>Whether a text that need not be a link would be read as one by a browser, and not as an http or https address.</summary>
    public static bool IsForeign(string text)
    {
        if (HasControls(text))
        {
            return text.Contains(':', StringComparison.Ordinal);
        }

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || IsWeb(text))
        {
            return false;
        }

        var scheme = text.AsSpan(0, colon).Trim();
        return text.AsSpan(colon).StartsWith("://", StringComparison.Ordinal)
            || scheme.Equals("javascript", StringComparison.OrdinalIgnoreCase)
            || scheme.Equals("data", StringComparison.OrdinalIgnoreCase)
            || scheme.Equals("vbscript", StringComparison.OrdinalIgnoreCase)
            || scheme.Equals("file", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>White space and control characters: browsers skip some of them, so that "java\tscript:" runs.</summary>
    private static bool HasHiddenCharacters(string text) => HasControls(text) || text.AsSpan().ContainsAny(' ', '\u00A0');

    /// <summary>A space inside a scheme is not skipped: "Run 3: final" is no link.</summary>
    private static bool HasControls(string text) => text.AsSpan().ContainsAnyInRange('\0', '\u001F') || text.AsSpan().ContainsAnyInRange('\u007F', '\u009F');
}
