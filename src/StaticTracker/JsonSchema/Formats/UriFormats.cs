namespace StaticTracker.JsonSchema.Formats;

/// <summary>URIs (RFC 3986), IRIs (RFC 3987), URI templates (RFC 6570), JSON pointers (RFC 6901).</summary>
internal static class UriFormats
{
    private const string Marks = "-._~!$&'()*+,;=";

    public static bool IsUri(string text, bool international, bool needsScheme)
    {
        var uri = UriReference.Parse(text);
        if (uri.Scheme is null ? needsScheme : !(char.IsAsciiLetter(uri.Scheme[0]) && uri.Scheme.All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '-' or '.')))
        {
            return false;
        }

        // Without a scheme a colon in the first segment would read as one.
        if (uri.Scheme is null && uri.Authority is null && uri.Path.Split('/')[0].Contains(':', StringComparison.Ordinal))
        {
            return false;
        }

        return (uri.Authority is null || IsAuthority(uri.Authority, international))
            && IsMadeOf(uri.Path, Marks + ":@/", international)
            && IsMadeOf(uri.Query ?? "", Marks + ":@/?", international)
            && IsMadeOf(uri.Fragment ?? "", Marks + ":@/?", international);
    }

    public static bool IsTemplate(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            var c = text[at];
            if (c == '{')
            {
                var close = text.IndexOf('}', at);
                if (close < 0 || !IsExpression(text[(at + 1)..close]))
                {
                    return false;
                }

                at = close + 1;
                continue;
            }

            if (c <= ' ' || c is >= '\u007F' and <= '\u009F' || "\"<>\\^`{|}".Contains(c, StringComparison.Ordinal) || (c == '%' && !IsPercent(text, at)))
            {
                return false;
            }

            at++;
        }

        return true;
    }

    public static bool IsJsonPointer(string text)
    {
        if (text.Length > 0 && text[0] != '/')
        {
            return false;
        }

        for (var at = text.IndexOf('~', StringComparison.Ordinal); at >= 0; at = text.IndexOf('~', at + 1))
        {
            if (at + 1 == text.Length || text[at + 1] is not ('0' or '1'))
            {
                return false;
            }
        }

        return true;
    }

    public static bool IsRelativeJsonPointer(string text)
    {
        var at = 0;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at > 0 && (text[0] != '0' || at == 1) && (text[at..] == "#" || IsJsonPointer(text[at..]));
    }

    private static bool IsAuthority(string authority, bool international)
    {
        var at = authority.IndexOf('@', StringComparison.Ordinal);
        if (at >= 0 && !IsMadeOf(authority[..at], Marks + ":", international))
        {
            return false;
        }

        var host = authority[(at + 1)..];
        var port = "";
        var bracket = host.IndexOf(']', StringComparison.Ordinal);
        var colon = host.IndexOf(':', Math.Max(0, bracket));
        if (colon >= 0)
        {
            (host, port) = (host[..colon], host[(colon + 1)..]);
        }

        return port.All(char.IsAsciiDigit) && (bracket < 0 ? IsMadeOf(host, Marks, international) : IsLiteral(host));
    }

    private static bool IsLiteral(string host)
    {
        if (host.Length < 3 || host[0] != '[' || host[^1] != ']')
        {
            return false;
        }

        var inner = host[1..^1];
        if (inner[0] is not ('v' or 'V'))
        {
            return HostFormats.IsIPv6(inner);
        }

        var dot = inner.IndexOf('.', StringComparison.Ordinal);
        return dot > 1 && dot < inner.Length - 1 && inner[1..dot].All(char.IsAsciiHexDigit) && IsMadeOf(inner[(dot + 1)..], Marks + ":", international: false);
    }

    private static bool IsMadeOf(string text, string marks, bool international)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '%' ? !IsPercent(text, i) : c > 0x7F ? !(international && c > 0x9F) : !char.IsAsciiLetterOrDigit(c) && !marks.Contains(c, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPercent(string text, int at) =>
        at + 2 < text.Length && char.IsAsciiHexDigit(text[at + 1]) && char.IsAsciiHexDigit(text[at + 2]);

    private static bool IsExpression(string expression)
    {
        var list = expression.Length > 0 && "+#./;?&".Contains(expression[0], StringComparison.Ordinal) ? expression[1..] : expression;
        return list.Split(',').All(IsVariable);
    }

    private static bool IsVariable(string variable)
    {
        var name = variable.EndsWith('*') ? variable[..^1] : variable;
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        if (colon >= 0)
        {
            var length = name[(colon + 1)..];
            if (variable.EndsWith('*') || length.Length is 0 or > 4 || length[0] == '0' || !length.All(char.IsAsciiDigit))
            {
                return false;
            }

            name = name[..colon];
        }

        return name.Length > 0 && name.Split('.').All(p => p.Length > 0 && IsMadeOf(p, "_", international: false));
    }
}
