namespace StaticTracker.Site;

/// <summary>
/// A file's place in the site: relative, '/' between segments, each segment of ASCII letters, digits, '.', '-' and '_', none of them
/// '.' or '..'. Nothing else can become a file, so that no name from data leads outside.
/// </summary>
public readonly record struct SitePath
{
    private SitePath(string text) => Text = text;

    public string Text { get; }

    /// <summary>How many folders deep the file lies; as many '../' lead back to the root.</summary>
    public int Depth => Text.AsSpan().Count('/');

    /// <exception cref="ArgumentException">The text is no place in a site.</exception>
    public static SitePath Of(string text)
    {
        foreach (var range in text.AsSpan().Split('/'))
        {
            var segment = text.AsSpan(range);
            if (segment is "" or "." or ".." || segment.Length > 255 || !IsPlain(segment))
            {
                throw new ArgumentException($"'{text}' is no place for a file in the site.", nameof(text));
            }
        }

        return new SitePath(text);
    }

    /// <summary>The way from this file back to the root: "", "../", "../../" …</summary>
    public string ToRoot() => Depth switch
    {
        0 => "",
        1 => "../",
        2 => "../../",
        _ => string.Concat(Enumerable.Repeat("../", Depth)),
    };

    public override string ToString() => Text;

    private static bool IsPlain(ReadOnlySpan<char> segment)
    {
        foreach (var c in segment)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '_'))
            {
                return false;
            }
        }

        return true;
    }
}
