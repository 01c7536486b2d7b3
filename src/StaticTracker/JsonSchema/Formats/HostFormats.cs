using System.Globalization;

namespace StaticTracker.JsonSchema.Formats;

/// <summary>Addresses of machines (RFC 2673, 4291, 1123) and of people (RFC 5321, 6531).</summary>
internal static class HostFormats
{
    public static bool IsIPv4(string text)
    {
        var parts = text.Split('.');
        return parts.Length == 4 && parts.All(p => p.Length is > 0 and <= 3 && p.All(char.IsAsciiDigit) && (p.Length == 1 || p[0] != '0')
            && int.Parse(p, CultureInfo.InvariantCulture) < 256);
    }

    public static bool IsIPv6(string text)
    {
        var gap = text.IndexOf("::", StringComparison.Ordinal);
        if (gap < 0)
        {
            return Groups(text, mayEndInIPv4: true) == 8;
        }

        var head = Groups(text[..gap], mayEndInIPv4: false);
        var tail = Groups(text[(gap + 2)..], mayEndInIPv4: true);
        return head >= 0 && tail >= 0 && head + tail <= 7;
    }

    public static bool IsHostname(string text)
    {
        if (text.Length is 0 or > 253)
        {
            return false;
        }

        return text.Split('.').All(IsLabel);
    }

    public static bool IsEmail(string text, bool international)
    {
        var at = text.LastIndexOf('@');
        if (at <= 0 || at == text.Length - 1)
        {
            return false;
        }

        var (local, domain) = (text[..at], text[(at + 1)..]);
        return (IsQuoted(local) || local.Split('.').All(p => p.Length > 0 && p.All(c => IsAtom(c, international)))) && IsMailDomain(domain, international);
    }

    private static bool IsMailDomain(string domain, bool international)
    {
        if (domain[0] != '[')
        {
            return international
                ? domain.Split('.').All(p => p.Length > 0 && p[0] != '-' && p[^1] != '-' && p.All(c => c > 0x7F || char.IsAsciiLetterOrDigit(c) || c == '-'))
                : IsHostname(domain);
        }

        return domain[^1] == ']' && (domain.StartsWith("[IPv6:", StringComparison.Ordinal) ? IsIPv6(domain[6..^1]) : IsIPv4(domain[1..^1]));
    }

    private static bool IsQuoted(string local)
    {
        if (local.Length < 2 || local[0] != '"' || local[^1] != '"')
        {
            return false;
        }

        for (var i = 1; i < local.Length - 1; i++)
        {
            if (local[i] == '\\')
            {
                i++;
            }
            else if (local[i] is '"' or < ' ')
            {
                return false;
            }

            if (i == local.Length - 1)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsAtom(char c, bool international) =>
        char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~".Contains(c, StringComparison.Ordinal) || (international && c > 0x7F);

    private static bool IsLabel(string label)
    {
        if (label.Length is 0 or > 63 || label[0] == '-' || label[^1] == '-' || !label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        {
            return false;
        }

        // Two hyphens in third place are kept for encodings, of which there is one (RFC 5891, 4.2.3.1).
        return label.Length < 4 || label[2] != '-' || label[3] != '-'
            || (label.StartsWith("xn--", StringComparison.OrdinalIgnoreCase) && Punycode.IsSound(label[4..]));
    }

    /// <summary>How many groups of 16 bits, or -1.</summary>
    private static int Groups(string text, bool mayEndInIPv4)
    {
        if (text.Length == 0)
        {
            return 0;
        }

        var count = 0;
        var parts = text.Split(':');
        for (var i = 0; i < parts.Length; i++)
        {
            if (mayEndInIPv4 && i == parts.Length - 1 && parts[i].Contains('.', StringComparison.Ordinal))
            {
                return IsIPv4(parts[i]) ? count + 2 : -1;
            }

            if (parts[i].Length is 0 or > 4 || !parts[i].All(char.IsAsciiHexDigit))
            {
                return -1;
            }

            count++;
        }

        return count;
    }
}
