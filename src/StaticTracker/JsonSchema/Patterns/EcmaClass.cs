using System.Text;

namespace StaticTracker.JsonSchema.Patterns;

/// <summary>Translates one character class; characters beyond the basic plane become alternatives beside it.</summary>
internal sealed class EcmaClass(string source, int start)
{
    private readonly StringBuilder _basic = new();
    private readonly List<string> _pairs = [];
    private int _at = start;

    /// <summary>Whether an inverted set in it (\D, \W, \S, \P) takes what lies beyond the basic plane.</summary>
    private bool _takesPairs;

    public string Read(out int end)
    {
        var inverted = _at < source.Length && source[_at] == '^';
        _at += inverted ? 1 : 0;
        while (_at < source.Length && source[_at] != ']')
        {
            Member();
        }

        if (_at >= source.Length)
        {
            throw new FormatException($"\"{source}\" is not a regular expression: '[' without its partner");
        }

        end = _at + 1;
        var pairs = string.Join('|', _pairs);
        if (inverted)
        {
            return _takesPairs ? $@"[^{_basic}\uD800-\uDFFF]" : (pairs.Length == 0 ? "" : $"(?!{pairs})") + EcmaPattern.Any(_basic.ToString());
        }

        if (_takesPairs)
        {
            return $"(?:{EcmaPattern.Pair}|[{_basic}])";
        }

        var basic = _basic.Length == 0 ? "" : $"[{_basic}]";
        return pairs.Length == 0 ? (basic.Length == 0 ? "(?!)" : basic) : $"(?:{pairs}{(basic.Length == 0 ? "" : "|")}{basic})";
    }

    private void Member()
    {
        if (Single() is not { } first)
        {
            return;
        }

        if (_at + 1 >= source.Length || source[_at] != '-' || source[_at + 1] == ']')
        {
            Add(first, first);
            return;
        }

        _at++;
        var last = Single() ?? throw new FormatException($"\"{source}\": a range ends in a class");
        Add(first, last >= first ? last : throw new FormatException($"\"{source}\": a range runs backwards"));
    }

    /// <summary>One character, or null where it was a set and has been added.</summary>
    private int? Single()
    {
        var c = source[_at++];
        if (c != '\\')
        {
            if (char.IsHighSurrogate(c) && _at < source.Length && char.IsLowSurrogate(source[_at]))
            {
                return char.ConvertToUtf32(c, source[_at++]);
            }

            return c;
        }

        if (_at >= source.Length)
        {
            throw new FormatException($"\"{source}\" ends in a lone backslash");
        }

        switch (source[_at++])
        {
            case 'd':
                _basic.Append("0-9");
                return null;
            case 'D':
                _takesPairs = true;
                _basic.Append(@"\x00-/:-\uFFFF");
                return null;
            case 'w':
                _basic.Append("A-Za-z0-9_");
                return null;
            case 'W':
                _takesPairs = true;
                _basic.Append(@"\x00-/:-@\x5B-\x5E`\x7B-\uFFFF");
                return null;
            case 's':
                _basic.Append(EcmaPattern.Spaces);
                return null;
            case 'S':
                _takesPairs = true;
                _basic.Append(EcmaPattern.NotSpaces);
                return null;
            case 'p':
                _basic.Append(EcmaProperty.Read(source, ref _at));
                return null;
            case 'P':
                _takesPairs = true;
                var set = EcmaProperty.Read(source, ref _at);
                _basic.Append(set.StartsWith(@"\p", StringComparison.Ordinal) ? @"\P" + set[2..]
                    : throw new FormatException($"\"{source}\": this property is not supported inverted in a class"));
                return null;
            case 'b':
                return '\b';
            case '-':
                return '-';
            default:
                return EcmaPattern.EscapedCharacter(source, ref _at);
        }
    }

    private void Add(int first, int last)
    {
        if (first <= 0xFFFF)
        {
            _basic.Append(EcmaPattern.Unit(first));
            if (last > first)
            {
                _basic.Append('-').Append(EcmaPattern.Unit(Math.Min(last, 0xFFFF)));
            }
        }

        if (last > 0xFFFF)
        {
            AddPairs(char.ConvertFromUtf32(Math.Max(first, 0x10000)), char.ConvertFromUtf32(last));
        }
    }

    private void AddPairs(string first, string last)
    {
        if (first[0] == last[0])
        {
            _pairs.Add(Pair(first[0], first[0], first[1], last[1]));
            return;
        }

        _pairs.Add(Pair(first[0], first[0], first[1], '\uDFFF'));
        _pairs.Add(Pair(last[0], last[0], '\uDC00', last[1]));
        if (last[0] - first[0] > 1)
        {
            _pairs.Add(Pair((char)(first[0] + 1), (char)(last[0] - 1), '\uDC00', '\uDFFF'));
        }
    }

    private static string Pair(char high1, char high2, char low1, char low2) =>
        $"[{EcmaPattern.Unit(high1)}-{EcmaPattern.Unit(high2)}][{EcmaPattern.Unit(low1)}-{EcmaPattern.Unit(low2)}]";
}
