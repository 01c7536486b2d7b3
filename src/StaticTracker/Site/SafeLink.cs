using System.Buffers;

namespace StaticTracker.Site;

/// <summary>Which addresses from data may become links.</summary>
public static class SafeLink
{
    private static readonly SearchValues<char> s_refused = SearchValues.Create(
        "\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u0009\u000A\u000B\u000C\u000D\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F \\\"<>`\u007F\u0085\u00A0\u200E\u200F\u2028\u2029\u202A\u202B\u202C\u202D\u202E\uFEFF");

    /// <summary>Whether this is an absolute http or https address without anything that browsers read in their own way.</summary>
    public static bool IsWeb(string? address) =>
        address is not null && address.AsSpan().IndexOfAny(s_refused) < 0
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
