namespace StaticTracker.Site.Joining;

/// <summary>
/// Cuts a page into tags and what is between them, as the tokenizer of HTML does (WHATWG, 13.2.5) as far as pages made from templates need it: comments, quoted and
/// bare attribute values, and elements whose content is text. The pieces, put together again, are the page.
/// </summary>
internal static class HtmlScanner
{
    private static readonly string[] s_textOnly = ["script", "style", "textarea", "title"];

    public static IEnumerable<HtmlToken> Scan(string text)
    {
        var from = 0;
        var at = 0;
        while ((at = NextMark(text, at)) >= 0)
        {
            var end = EndOf(text, at);
            var kind = KindOf(text, at);
            if (kind == TokenKind.Text)
            {
                at = end;
                continue;
            }

            if (at > from)
            {
                yield return new HtmlToken(TokenKind.Text, "", from, at);
            }

            var name = NameOf(text, kind == TokenKind.End ? at + 2 : at + 1);
            yield return new HtmlToken(kind, name, at, end);
            from = at = end;
            if (kind == TokenKind.Start && s_textOnly.Contains(name))
            {
                at = EndOfContent(text, end, name);
            }
        }

        if (from < text.Length)
        {
            yield return new HtmlToken(TokenKind.Text, "", from, text.Length);
        }
    }

    /// <summary>The attributes of a start tag.</summary>
    public static List<HtmlAttribute> Attributes(string text, HtmlToken tag)
    {
        var found = new List<HtmlAttribute>();
        var at = tag.Start + 1 + tag.Name.Length;
        while (true)
        {
            while (at < tag.End && (char.IsWhiteSpace(text[at]) || text[at] == '/'))
            {
                at++;
            }

            if (at >= tag.End || text[at] == '>')
            {
                return found;
            }

            var start = at++;
            while (at < tag.End && !char.IsWhiteSpace(text[at]) && text[at] is not ('=' or '>' or '/'))
            {
                at++;
            }

            var name = text[start..at].ToLowerInvariant();
            var value = ValueAt(text, ref at, tag.End);
            found.Add(new HtmlAttribute(name, value, start, at));
        }
    }

    private static string? ValueAt(string text, ref int at, int end)
    {
        var sign = at;
        while (sign < end && char.IsWhiteSpace(text[sign]))
        {
            sign++;
        }

        if (sign >= end || text[sign] != '=')
        {
            return null;
        }

        at = sign + 1;
        while (at < end && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        if (text[at] is '"' or '\'')
        {
            var close = text.IndexOf(text[at], at + 1, end - at - 1);
            var quoted = text[(at + 1)..(close < 0 ? end : close)];
            at = close < 0 ? end : close + 1;
            return System.Net.WebUtility.HtmlDecode(quoted);
        }

        var start = at;
        while (at < end && !char.IsWhiteSpace(text[at]) && text[at] != '>')
        {
            at++;
        }

        return System.Net.WebUtility.HtmlDecode(text[start..at]);
    }

    private static int NextMark(string text, int at) => at >= text.Length ? -1 : text.IndexOf('<', at);

    private static TokenKind KindOf(string text, int at)
    {
        var next = at + 1 < text.Length ? text[at + 1] : '\0';
        return char.IsAsciiLetter(next) ? TokenKind.Start
            : next == '/' && at + 2 < text.Length && char.IsAsciiLetter(text[at + 2]) ? TokenKind.End
            : TokenKind.Text;
    }

    /// <summary>Behind the tag or comment that begins here; a '&lt;' that begins neither is a character.</summary>
    private static int EndOf(string text, int at)
    {
        if (text.AsSpan(at).StartsWith("<!--", StringComparison.Ordinal))
        {
            var close = text.IndexOf("-->", at + 2, StringComparison.Ordinal);
            return close < 0 ? text.Length : close + 3;
        }

        if (KindOf(text, at) == TokenKind.Text)
        {
            return at + 1;
        }

        var quote = '\0';
        for (var i = at + 1; i < text.Length; i++)
        {
            var c = text[i];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'' && (text[i - 1] == '=' || char.IsWhiteSpace(text[i - 1])))
            {
                quote = c;
            }
            else if (c == '>')
            {
                return i + 1;
            }
        }

        return text.Length;
    }

    private static string NameOf(string text, int at)
    {
        var end = at;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('>' or '/'))
        {
            end++;
        }

        return text[at..end].ToLowerInvariant();
    }

    private static int EndOfContent(string text, int at, string name)
    {
        while (at < text.Length)
        {
            at = text.IndexOf("</", at, StringComparison.Ordinal);
            if (at < 0)
            {
                return text.Length;
            }

            if (text.AsSpan(at + 2).StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                return at;
            }

            at += 2;
        }

        return at;
    }
}
