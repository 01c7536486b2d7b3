namespace StaticTracker.JsonSchema.Patterns;

/// <summary>Reads the small language of <see cref="BytePattern"/>; says no to everything beyond it.</summary>
internal ref struct BytePatternReader(string source, int at)
{
    private const int MaxAlternatives = 16;

    private readonly string _source = source;
    private int _at = at;

    private readonly bool AtEnd => _at >= _source.Length;

    public bool TryRead(out ByteItem[][] alternatives, out bool toTheEnd)
    {
        toTheEnd = _source.EndsWith('$') && !_source.EndsWith("\\$", StringComparison.Ordinal);
        alternatives = [];
        var end = toTheEnd ? _source.Length - 1 : _source.Length;
        if (!TrySequence(end, inGroup: false, out var read) || _at != end)
        {
            return false;
        }

        alternatives = [.. read.Select(items => items.ToArray())];
        return true;
    }

    /// <summary>All ways through a sequence; a group of alternatives multiplies them.</summary>
    private bool TrySequence(int end, bool inGroup, out List<List<ByteItem>> ways)
    {
        ways = [[]];
        while (_at < end)
        {
            var c = _source[_at];
            if (inGroup && c is '|' or ')')
            {
                return inGroup;
            }

            if (c == '(')
            {
                if (inGroup || !TryGroup(end, out var branches) || branches.Count * ways.Count > MaxAlternatives)
                {
                    return false;
                }

                ways = [.. from way in ways from branch in branches select (List<ByteItem>)[.. way, .. branch]];
                continue;
            }

            if (!TryClass(out var set) || !TryRepetition(out var min, out var max))
            {
                return false;
            }

            foreach (var way in ways)
            {
                way.Add(new ByteItem(set, min, max));
            }
        }

        return !inGroup;
    }

    private bool TryGroup(int end, out List<List<ByteItem>> branches)
    {
        branches = [];
        _at++;
        if (_source.AsSpan(_at).StartsWith("?:"))
        {
            _at += 2;
        }

        while (true)
        {
            if (!TrySequence(end, inGroup: true, out var ways))
            {
                return false;
            }

            branches.AddRange(ways);
            if (_source[_at++] == ')')
            {
                return AtEnd || _source[_at] is not ('?' or '*' or '+' or '{');
            }
        }
    }

    private bool TryClass(out ByteClass set)
    {
        set = ByteClass.Empty;
        var c = _source[_at++];
        switch (c)
        {
            case '.':
                set = ByteClass.Dot;
                return true;
            case '\\':
                return TryEscape(out set, out _);
            case '[':
                return TrySet(out set);
            case '^' or '$' or '*' or '+' or '?' or '(' or ')' or '{' or '}' or '|' or ']':
                return false;
            default:
                set = ByteClass.Empty.With(c, c < 0x80 ? c : '\0');
                return c < 0x80;
        }
    }

    private bool TrySet(out ByteClass set)
    {
        set = ByteClass.Empty;
        var inverted = !AtEnd && _source[_at] == '^';
        _at += inverted ? 1 : 0;
        while (!AtEnd && _source[_at] != ']')
        {
            if (!TrySetMember(out var member, out var first))
            {
                return false;
            }

            if (first is { } from && _at + 1 < _source.Length && _source[_at] == '-' && _source[_at + 1] != ']')
            {
                _at++;
                if (!TrySetMember(out _, out var last) || last is not { } to || to < from)
                {
                    return false;
                }

                member = ByteClass.Empty.With(from, to);
            }

            set = set.Union(member);
        }

        if (AtEnd)
        {
            return false;
        }

        _at++;
        set = inverted ? set.Inverted() : set;
        return true;
    }

    private bool TrySetMember(out ByteClass member, out char? single)
    {
        var c = _source[_at++];
        single = c;
        member = ByteClass.Empty;
        if (c == '\\')
        {
            return TryEscape(out member, out single);
        }

        if (c >= 0x80 || c == '[')
        {
            return false;
        }

        member = ByteClass.Empty.With(c, c);
        return true;
    }

    private bool TryEscape(out ByteClass set, out char? single)
    {
        set = ByteClass.Empty;
        single = null;
        if (AtEnd)
        {
            return false;
        }

        var c = _source[_at++];
        switch (c)
        {
            case 'd' or 'D':
                set = ByteClass.Digits;
                break;
            case 'w' or 'W':
                set = ByteClass.Words;
                break;
            case 's' or 'S':
                set = ByteClass.Spaces;
                break;
            default:
                single = c switch { 't' => '\t', 'n' => '\n', 'r' => '\r', 'f' => '\f', 'v' => '\v', _ => c };
                set = ByteClass.Empty.With(single.Value, single < 0x80 ? single.Value : '\0');
                return single != c || (c < 0x80 && (char.IsPunctuation(c) || char.IsSymbol(c)));
        }

        set = char.IsUpper(c) ? set.Inverted() : set;
        return true;
    }

    private bool TryRepetition(out int min, out int max)
    {
        (min, max) = (1, 1);
        if (AtEnd)
        {
            return true;
        }

        switch (_source[_at])
        {
            case '?':
                (min, max) = (0, 1);
                break;
            case '*':
                (min, max) = (0, int.MaxValue);
                break;
            case '+':
                (min, max) = (1, int.MaxValue);
                break;
            case '{':
                if (!TryCounts(out min, out max))
                {
                    return false;
                }

                break;
            default:
                return true;
        }

        _at++;
        return AtEnd || _source[_at] is not ('?' or '*' or '+' or '{');
    }

    /// <summary>Leaves the reader at the closing brace.</summary>
    private bool TryCounts(out int min, out int max)
    {
        max = 0;
        min = 0;
        var close = _source.IndexOf('}', _at);
        if (close < 0)
        {
            return false;
        }

        var inner = _source.AsSpan(_at + 1, close - _at - 1);
        _at = close;
        var comma = inner.IndexOf(',');
        if (!TryCount(comma < 0 ? inner : inner[..comma], out min))
        {
            return false;
        }

        max = comma < 0 ? min : int.MaxValue;
        return comma < 0 || comma == inner.Length - 1 || (TryCount(inner[(comma + 1)..], out max) && max >= min);
    }

    private static bool TryCount(ReadOnlySpan<char> digits, out int count) =>
        int.TryParse(digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out count);
}
