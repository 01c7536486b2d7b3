using System.Globalization;
using System.Text;

namespace StaticTracker.JsonSchema.Patterns;

/// <summary>
/// Puts an ECMA-262 regular expression (with the "u" flag, as JSON Schema asks) into .NET's words. .NET counts UTF-16 units, so whatever can
/// take a character beyond the basic plane is spelled out as pairs; its \d, \w, \s and $ mean more than ECMA's and are spelled out too.
/// </summary>
internal sealed class EcmaPattern
{
    internal const string Spaces = @"\t\n\v\f\r \u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF";
    internal const string NotSpaces =
        @"\x00-\x08\x0E-\x1F!-\u009F\u00A1-\u167F\u1681-\u1FFF\u200B-\u2027\u202A-\u202E\u2030-\u205E\u2060-\u2FFF\u3001-\uFEFE\uFF00-\uFFFF";

    internal const string Pair = @"[\uD800-\uDBFF][\uDC00-\uDFFF]";
    private const string Word = "[A-Za-z0-9_]";
    private const string Boundary = $"(?:(?<={Word})(?!{Word})|(?<!{Word})(?={Word}))";
    private const string NoBoundary = $"(?:(?<={Word})(?={Word})|(?<!{Word})(?!{Word}))";

    private readonly string _source;
    private readonly StringBuilder _result = new();
    private int _at;

    private EcmaPattern(string source)
    {
        _source = source;
    }

    /// <exception cref="FormatException">No regular expression, or one that .NET cannot express.</exception>
    public static string Translate(string source)
    {
        var pattern = new EcmaPattern(source);
        pattern.Run();
        return pattern._result.ToString();
    }

    internal static string Any(string without) => $@"(?:[^{without}\uD800-\uDFFF]|{Pair})";

    private void Run()
    {
        while (_at < _source.Length)
        {
            var c = _source[_at];
            switch (c)
            {
                case '\\':
                    _at++;
                    Escape();
                    break;
                case '[':
                    _at++;
                    _result.Append(new EcmaClass(_source, _at).Read(out _at));
                    break;
                case '(':
                    Group();
                    break;
                case '.':
                    _at++;
                    _result.Append(Any(@"\n\r\u2028\u2029"));
                    break;
                case '$':
                    _at++;
                    _result.Append(@"\z");
                    break;
                case '{':
                    Repetition();
                    break;
                case ']' or '}':
                    throw Fault($"'{c}' without its partner");
                default:
                    Literal();
                    break;
            }
        }
    }

    private void Literal()
    {
        if (char.IsHighSurrogate(_source[_at]) && _at + 1 < _source.Length && char.IsLowSurrogate(_source[_at + 1]))
        {
            _result.Append("(?:").Append(_source, _at, 2).Append(')');
            _at += 2;
            return;
        }

        _result.Append(_source[_at++]);
    }

    private void Group()
    {
        var rest = _source.AsSpan(_at);
        if (rest.StartsWith("(?"))
        {
            var named = rest.StartsWith("(?<") && rest.Length > 3 && (char.IsLetter(rest[3]) || rest[3] is '_' or '$');
            if (!named && !rest.StartsWith("(?:") && !rest.StartsWith("(?=") && !rest.StartsWith("(?!") && !rest.StartsWith("(?<=")
                && !rest.StartsWith("(?<!"))
            {
                throw Fault("a group of a kind that ECMA-262 does not know");
            }

            _result.Append("(?");
            _at += 2;
            return;
        }

        _result.Append('(');
        _at++;
    }

    private void Repetition()
    {
        var close = _source.IndexOf('}', _at);
        var inner = close < 0 ? "" : _source[(_at + 1)..close];
        if (inner.Length == 0 || !char.IsAsciiDigit(inner[0]) || inner.Any(c => !char.IsAsciiDigit(c) && c != ',') || inner.Count(c => c == ',') > 1)
        {
            throw Fault("'{' without a number of repetitions");
        }

        _result.Append('{').Append(inner).Append('}');
        _at = close + 1;
    }

    private void Escape()
    {
        if (_at >= _source.Length)
        {
            throw Fault("a lone backslash at the end");
        }

        var c = _source[_at++];
        switch (c)
        {
            case 'd':
                _result.Append("[0-9]");
                break;
            case 'D':
                _result.Append(Any("0-9"));
                break;
            case 'w':
                _result.Append(Word);
                break;
            case 'W':
                _result.Append(Any("A-Za-z0-9_"));
                break;
            case 's':
                _result.Append('[').Append(Spaces).Append(']');
                break;
            case 'S':
                _result.Append(Any(Spaces));
                break;
            case 'b':
                _result.Append(Boundary);
                break;
            case 'B':
                _result.Append(NoBoundary);
                break;
            case 'p':
                _result.Append('[').Append(EcmaProperty.Read(_source, ref _at)).Append(']');
                break;
            case 'P':
                _result.Append(Any(EcmaProperty.Read(_source, ref _at)));
                break;
            case 'k' or (>= '1' and <= '9'):
                _result.Append('\\').Append(c);
                break;
            default:
                var point = EscapedCharacter(_source, ref _at);
                _result.Append(point > 0xFFFF ? $"(?:{Unit(point)})" : Unit(point));
                break;
        }
    }

    /// <summary>The character of an escape that stands for one; the reader is behind its first letter.</summary>
    internal static int EscapedCharacter(string source, ref int at)
    {
        var c = source[at - 1];
        switch (c)
        {
            case 't':
                return '\t';
            case 'n':
                return '\n';
            case 'v':
                return '\v';
            case 'f':
                return '\f';
            case 'r':
                return '\r';
            case '0' when at >= source.Length || !char.IsAsciiDigit(source[at]):
                return 0;
            case 'c' when at < source.Length && char.IsAsciiLetter(source[at]):
                return source[at++] & 31;
            case 'x':
                return Hex(source, ref at, 2);
            case 'u' when at < source.Length && source[at] == '{':
                var close = source.IndexOf('}', at);
                var digits = close < 0 ? default : source.AsSpan(at + 1, close - at - 1);
                at = close + 1;
                return int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var point) && point <= 0x10FFFF
                    ? point : throw new FormatException($"\"{source}\": \\u{{…}} is not a character");
            case 'u':
                return Utf16(source, ref at);
            default:
                return char.IsAsciiLetterOrDigit(c) ? throw new FormatException($"\"{source}\": \\{c} means nothing in ECMA-262") : c;
        }
    }

    /// <summary>A character as .NET takes it, in or out of a class.</summary>
    internal static string Unit(int point) => point > 0xFFFF
        ? string.Concat(char.ConvertFromUtf32(point).Select(u => Unit(u)))
        : point < 0x80 && char.IsAsciiLetterOrDigit((char)point) ? ((char)point).ToString() : $"\\u{point:X4}";

    private static int Utf16(string source, ref int at)
    {
        var first = Hex(source, ref at, 4);
        if (char.IsHighSurrogate((char)first) && source.AsSpan(at).StartsWith("\\u"))
        {
            var next = at + 2;
            var second = Hex(source, ref next, 4);
            if (char.IsLowSurrogate((char)second))
            {
                at = next;
                return char.ConvertToUtf32((char)first, (char)second);
            }
        }

        return first;
    }

    private static int Hex(string source, ref int at, int digits)
    {
        if (at + digits > source.Length
            || !int.TryParse(source.AsSpan(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            throw new FormatException($"\"{source}\": {digits} hexadecimal digits are missing in an escape");
        }

        at += digits;
        return value;
    }

    private FormatException Fault(string detail) => new($"\"{_source}\" is not a regular expression: {detail}");
}
