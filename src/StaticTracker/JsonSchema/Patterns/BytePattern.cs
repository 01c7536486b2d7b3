namespace StaticTracker.JsonSchema.Patterns;

/// <summary>
/// A pattern that can be matched on UTF-8 bytes from left to right without ever going back: anchored at the start, and every repetition ends
/// at a character that it cannot take itself; or one character to be found anywhere. Anything else is left to the regular expressions.
/// </summary>
internal sealed class BytePattern
{
    private readonly ByteItem[][] _alternatives;
    private readonly bool _toTheEnd;
    private readonly bool _anywhere;

    private BytePattern(ByteItem[][] alternatives, bool toTheEnd, bool anywhere)
    {
        _alternatives = alternatives;
        _toTheEnd = toTheEnd;
        _anywhere = anywhere;
    }

    public static BytePattern? TryCreate(string source)
    {
        var anywhere = !source.StartsWith('^');
        var reader = new BytePatternReader(source, anywhere ? 0 : 1);
        if (!reader.TryRead(out var alternatives, out var toTheEnd) || (anywhere && !IsOneCharacter(alternatives, toTheEnd)))
        {
            return null;
        }

        foreach (var items in alternatives)
        {
            for (var i = 0; i < items.Length - 1; i++)
            {
                if (items[i].Min != items[i].Max && items[i].Class.Meets(First(items.AsSpan(i + 1))))
                {
                    return null;
                }
            }
        }

        return new BytePattern(alternatives, toTheEnd, anywhere);
    }

    /// <summary>Null where the string holds characters that these tables do not know.</summary>
    public bool? TryMatch(ReadOnlySpan<byte> utf8)
    {
        if (_anywhere)
        {
            return Find(_alternatives[0], utf8);
        }

        bool? result = false;
        foreach (var items in _alternatives)
        {
            var one = Match(items, utf8);
            if (one == true)
            {
                return true;
            }

            result = one is null ? null : result;
        }

        return result;
    }

    private static bool IsOneCharacter(ByteItem[][] alternatives, bool toTheEnd) => !toTheEnd && alternatives is [[{ Min: 1, Max: 1 }]];

    private bool? Find(ByteItem[] items, ReadOnlySpan<byte> utf8)
    {
        bool? result = false;
        for (var i = 0; i < utf8.Length; i++)
        {
            // A character begins at every byte but those that go on with one.
            var one = (utf8[i] & 0xC0) == 0x80 ? false : Match(items, utf8[i..]);
            if (one == true)
            {
                return true;
            }

            result = one is null ? null : result;
        }

        return result;
    }

    private static ByteClass First(ReadOnlySpan<ByteItem> items)
    {
        var first = ByteClass.Empty;
        foreach (var item in items)
        {
            first = first.Union(item.Class);
            if (item.Min > 0)
            {
                break;
            }
        }

        return first;
    }

    private bool? Match(ByteItem[] items, ReadOnlySpan<byte> utf8)
    {
        var at = 0;
        foreach (var item in items)
        {
            var (low, high) = (item.Class.Low, item.Class.High);
            var count = 0;
            for (; count < item.Max && at < utf8.Length; count++)
            {
                var b = utf8[at];
                if (b < 0x80)
                {
                    if (((b < 64 ? low >> b : high >> (b - 64)) & 1) == 0)
                    {
                        break;
                    }

                    at++;
                    continue;
                }

                if (item.Class.Others is not { } others)
                {
                    return null;
                }

                if (!others)
                {
                    break;
                }

                do
                {
                    at++;
                }
                while (at < utf8.Length && (utf8[at] & 0xC0) == 0x80);
            }

            if (count < item.Min)
            {
                return false;
            }
        }

        return !_toTheEnd || at == utf8.Length;
    }
}
