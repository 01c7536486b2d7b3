using System.Buffers;

namespace StaticTracker.Site;

/// <summary>Which addresses from data may become links.</summary>
public static class SafeLink
{
    private static readonly SearchValues<char> s_refused = SearchValues.Create(
        "\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u0009\u000A\u000B\u000C\u000D\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F \\\"<>`\u007F\u0085\u00A0\u200E\u200F\u2028\u2029\u202A\u202B\u202C\u202D\u202E\uFEFF");

    /// <summary>Whether this is an absolute http or https address without anything that browsers read in their own way.</summary>
    public static bool IsWeb(string? address) =>
        address is not null && (IsPlain(address) || IsWebAtAll(address));

    /// <summary>The bulk of them, told without taking them apart: https, a host's name in small letters whose last part is a word, and a path without anything special.</summary>
    private static bool IsPlain(string address)
    {
        const string Scheme = "https://";
        if (!address.StartsWith(Scheme, StringComparison.Ordinal) || address.Length > 1000)
        {
            return false;
        }

        var rest = address.AsSpan(Scheme.Length);
        var slash = rest.IndexOf('/');
        var host = slash < 0 ? rest : rest[..slash];
        var path = slash < 0 ? [] : rest[slash..];
        var label = 0;
        var hasLetter = false;
        foreach (var c in host)
        {
            if (c == '.' ? label == 0 : !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c))
            {
                return false;
            }

            hasLetter = c != '.' && (char.IsAsciiLetterLower(c) || (label > 0 && hasLetter));
            label = c == '.' ? 0 : label + 1;
            if (label > 60)
            {
                return false;
            }
        }

        return label > 0 && hasLetter && host.Length <= 250 && IsPlainPath(path);
    }

    private static bool IsPlainPath(ReadOnlySpan<char> path)
    {
        foreach (var c in path)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('/' or '.' or '-' or '_' or '~' or '?' or '=' or '&' or '#'))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsWebAtAll(string address) =>
        address.AsSpan().IndexOfAny(s_refused) < 0
        && (address.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host.Length > 0 && uri.UserInfo.Length == 0;

    /// <summary>Whether Markdown may link there: http, https, mailto, or a place in the site (no scheme, no host).</summary>
    public static bool IsForText(string? address)
    {
        if (string.IsNullOrEmpty(address) || address.AsSpan().IndexOfAny(s_refused) >= 0)
        {
            return false;
        }

        var colon = address.IndexOf(':', StringComparison.Ordinal);
        var hasScheme = colon >= 0 && address.AsSpan(0, colon).IndexOfAny("/?#") < 0;
        return hasScheme
            ? IsWeb(address) || address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
            : !address.StartsWith("//", StringComparison.Ordinal);
    }
}
