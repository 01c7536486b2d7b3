namespace StaticTracker.Mapping;

/// <summary>
/// File name patterns: <c>*</c> any characters but a separator, <c>?</c> one of them, <c>**</c> any number of folders. Expanded here and not left to the
/// shell, since Windows shells pass them on as they are.
/// </summary>
internal static class Glob
{
    public static bool IsPattern(string text) => text.AsSpan().IndexOfAny('*', '?') >= 0;

    /// <summary>The folder above the first part with a pattern, and the pattern below it.</summary>
    public static (string Folder, string Pattern) Split(string text)
    {
        var normal = text.Replace('\\', '/');
        var wild = normal.AsSpan().IndexOfAny('*', '?');
        var cut = normal[..wild].LastIndexOf('/');
        return cut < 0 ? (".", normal) : (cut == 0 ? "/" : normal[..cut], normal[(cut + 1)..]);
    }

    /// <summary>Whether a path with '/' between its parts fits a pattern as a whole.</summary>
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> path)
    {
        if (pattern.StartsWith("**/"))
        {
            var rest = pattern[3..];
            if (Matches(rest, path))
            {
                return true;
            }

            var cut = path.IndexOf('/');
            return cut >= 0 && Matches(pattern, path[(cut + 1)..]);
        }

        if (pattern is "**")
        {
            return true;
        }

        var patternEnd = pattern.IndexOf('/');
        var pathEnd = path.IndexOf('/');
        if (patternEnd < 0 || pathEnd < 0)
        {
            return patternEnd < 0 && pathEnd < 0 && MatchesPart(pattern, path);
        }

        return MatchesPart(pattern[..patternEnd], path[..pathEnd]) && Matches(pattern[(patternEnd + 1)..], path[(pathEnd + 1)..]);
    }

    /// <summary>Whether any text fits a pattern as a whole; separators are characters like any other.</summary>
    public static bool MatchesText(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text) => MatchesPart(pattern, text);

    private static bool MatchesPart(ReadOnlySpan<char> pattern, ReadOnlySpan<char> part)
    {
        // Goes back to the last '*' on a mismatch: linear for one star, never exponential.
        var (p, t, star, mark) = (0, 0, -1, 0);
        while (t < part.Length)
        {
            if (p < pattern.Length && (pattern[p] == '?' || (pattern[p] != '*' && pattern[p] == part[t])))
            {
                p++;
                t++;
            }
            else if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                mark = t;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++mark;
            }
            else
            {
                return false;
            }
        }

        return pattern[p..].IndexOfAnyExcept('*') < 0;
    }
}
