using System.Globalization;
using System.Text;

namespace StaticTracker.Mapping;

/// <summary>
/// A text with places to fill in: <c>{name}</c> is a named group, a fact of the run or a column; <c>{name|slug}</c> the same in lower-case letters, digits and
/// hyphens, <c>{name|epoch}</c> seconds since 1970 as a time in UTC; what stands in <c>[…]</c> is left out as a whole where a name in it has no value. Doubled signs stand for themselves.
/// </summary>
public sealed class Template
{
    private const string Slug = "slug";
    private const string Epoch = "epoch";

    private readonly List<(string Text, Kind Kind, string? Filter)> _parts = [];

    private Template()
    {
    }

    private enum Kind
    {
        Literal,
        Name,
        Open,
        Close,
    }

    /// <summary>The names that are filled in.</summary>
    public IEnumerable<string> Names => _parts.Where(p => p.Kind == Kind.Name).Select(p => p.Text);

    /// <summary>The names without which there is no text: those outside of brackets.</summary>
    public IEnumerable<string> NeededNames
    {
        get
        {
            var isOpen = false;
            foreach (var (text, kind, _) in _parts)
            {
                isOpen = kind == Kind.Open || (isOpen && kind != Kind.Close);
                if (kind == Kind.Name && !isOpen)
                {
                    yield return text;
                }
            }
        }
    }

    /// <summary>The template of a text; null and why where it is none.</summary>
    public static Template? TryParse(string text, out string? fault)
    {
        var template = new Template();
        var literal = new StringBuilder();
        var isOpen = false;
        fault = null;
        for (var i = 0; i < text.Length && fault is null; i++)
        {
            var c = text[i];
            if (c is '{' or '}' or '[' or ']' && i + 1 < text.Length && text[i + 1] == c)
            {
                literal.Append(c);
                i++;
                continue;
            }

            switch (c)
            {
                case '{':
                    template.Flush(literal);
                    fault = template.AddName(text, ref i);
                    break;
                case '[' when !isOpen:
                case ']' when isOpen:
                    template.Flush(literal);
                    isOpen = c == '[';
                    template._parts.Add(("", isOpen ? Kind.Open : Kind.Close, null));
                    break;
                case '}' or '[' or ']':
                    fault = $"'{c}' has no partner; write '{c}{c}' for the sign itself";
                    break;
                default:
                    literal.Append(c);
                    break;
            }
        }

        template.Flush(literal);
        fault ??= isOpen ? "'[' has no partner; write '[[' for the sign itself" : null;
        return fault is null ? template : null;
    }

    /// <summary>The text with the values in it; null where one that is not optional is missing or empty.</summary>
    public string? Expand(Func<string, string?> valueOf)
    {
        var text = new StringBuilder();
        var (start, isMissing) = (-1, false);
        foreach (var (part, kind, filter) in _parts)
        {
            switch (kind)
            {
                case Kind.Literal:
                    text.Append(part);
                    break;
                case Kind.Open:
                    (start, isMissing) = (text.Length, false);
                    break;
                case Kind.Close:
                    text.Length = isMissing ? start : text.Length;
                    start = -1;
                    break;
                default:
                    var value = valueOf(part) is { Length: > 0 } found ? Apply(filter, found) : "";
                    if (value.Length == 0 && start < 0)
                    {
                        return null;
                    }

                    isMissing |= value.Length == 0;
                    text.Append(value);
                    break;
            }
        }

        return text.ToString();
    }

    /// <summary>Lower-case ASCII letters and digits, everything between them one hyphen.</summary>
    public static string SlugOf(string text)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var c in text.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                slug.Append(c);
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString().TrimEnd('-');
    }

    private void Flush(StringBuilder literal)
    {
        if (literal.Length > 0)
        {
            _parts.Add((literal.ToString(), Kind.Literal, null));
            literal.Clear();
        }
    }

    private string? AddName(string text, ref int i)
    {
        var end = text.IndexOf('}', i);
        if (end < 0)
        {
            return "'{' has no partner; write '{{' for the sign itself";
        }

        var inner = text[(i + 1)..end];
        i = end;
        var bar = inner.LastIndexOf('|');
        var (name, filter) = bar < 0 ? (inner, null) : (inner[..bar], inner[(bar + 1)..]);
        if (name.Length == 0)
        {
            return "'{}' names nothing";
        }

        if (filter is not null and not Slug and not Epoch)
        {
            return $"'{filter}' is nothing that can be done to a value: there are '{Slug}' and '{Epoch}'";
        }

        _parts.Add((name, Kind.Name, filter));
        return null;
    }

    private static string Apply(string? filter, string value) => filter switch
    {
        Slug => SlugOf(value),
        Epoch => TimeOf(value),
        _ => value,
    };

    /// <summary>Seconds since 1970 as a time in UTC; nothing where it is no such number.</summary>
    private static string TimeOf(string seconds) =>
        decimal.TryParse(seconds, NumberStyles.Float, CultureInfo.InvariantCulture, out var since) && since is >= 0 and < 253402300800
            ? DateTime.UnixEpoch.AddTicks((long)(since * TimeSpan.TicksPerSecond)).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture) : "";
}
