using System.Buffers;

namespace StaticTracker.History;

/// <summary>
/// Cuts the elements of both lists out of a module file by its lines, and puts the skeleton together of what is left. Where a version before is
/// given, lines that both have in common at head and tail are not looked at again: what was an element there is one here.
/// </summary>
internal readonly ref struct LineCutter
{
    private readonly ReadOnlySpan<byte> _text;
    private readonly ArrayBufferWriter<byte> _skeleton;

    /// <summary>How many bytes at the head and at the tail are the same in the version before.</summary>
    private readonly int _prefix;
    private readonly int _suffix;

    /// <summary>How much later what stands in the tail stands here.</summary>
    private readonly int _shift;

    public LineCutter(ReadOnlySpan<byte> text, SplitText? basis, ArrayBufferWriter<byte> skeleton)
    {
        _text = text;
        _skeleton = skeleton;
        if (basis is not null)
        {
            var before = basis.Span;
            _prefix = text.CommonPrefixLength(before);
            _suffix = CommonSuffixLength(text[_prefix..], before[_prefix..]);
            _shift = text.Length - before.Length;
        }
    }

    public bool TryCut(SplitText text, SplitText? basis)
    {
        var experiments = OpeningOf("\n  \"experiments\": [\n    {\n"u8, basis?.Experiments);
        var suggestions = OpeningOf("\n  \"suggestions\": [\n    {\n"u8, basis?.Suggestions);
        var (first, firstAt, firstBefore, second, secondAt, secondBefore) = experiments < suggestions || suggestions < 0
            ? (text.Experiments, experiments, basis?.Experiments, text.Suggestions, suggestions, basis?.Suggestions)
            : (text.Suggestions, suggestions, basis?.Suggestions, text.Experiments, experiments, basis?.Experiments);
        var done = 0;
        if (firstAt >= 0 && !TryCutList(first, firstAt, firstBefore, ref done))
        {
            return false;
        }

        if (secondAt >= 0 && (secondAt < done || !TryCutList(second, secondAt, secondBefore, ref done)))
        {
            return false;
        }

        _skeleton.Write(_text[done..]);
        return true;
    }

    private static int CommonSuffixLength(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        const int block = 128;
        var length = 0;
        var limit = Math.Min(a.Length, b.Length);
        while (length + block <= limit && a.Slice(a.Length - length - block, block).SequenceEqual(b.Slice(b.Length - length - block, block)))
        {
            length += block;
        }

        while (length < limit && a[a.Length - length - 1] == b[b.Length - length - 1])
        {
            length++;
        }

        return length;
    }

    /// <summary>The offset of the first element's brace; -1: no list of that name begins as it should.</summary>
    private int OpeningOf(ReadOnlySpan<byte> opening, ElementList? before)
    {
        // The first of that name in the version before, and all before it the same: it is the first here.
        if (before is { Count: > 0, At: >= 0 } && before[0].Start + "{\n"u8.Length <= _prefix)
        {
            return before[0].Start;
        }

        return _text.IndexOf(opening) is >= 0 and var at ? at + opening.Length - "{\n"u8.Length : -1;
    }

    private bool TryCutList(ElementList list, int at, ElementList? before, ref int done)
    {
        _skeleton.Write(_text[done..at]);
        list.At = _skeleton.WrittenCount - "[\n    "u8.Length;
        var next = 0;
        while (true)
        {
            var length = before is null ? -1 : KnownLength(at, before, ref next, list);
            if (length < 0)
            {
                length = _text[at..].IndexOf("\n    }"u8);
                if (length < 0)
                {
                    return false;
                }

                length += "\n    }"u8.Length;
            }

            list.Add(at, length, null);
            at += length;
            var rest = _text[at..];
            if (rest.StartsWith("\n  ]"u8))
            {
                done = at;
                return true;
            }

            if (!rest.StartsWith(",\n    {\n"u8))
            {
                return false;
            }

            at += ",\n    "u8.Length;
        }
    }

    /// <summary>The length of the element that begins here, where it stands in the common head or tail; -1: it has to be looked for.</summary>
    private int KnownLength(int at, ElementList before, ref int next, ElementList list)
    {
        if (next < before.Count && before[next].Start == at && at + before[next].Length <= _prefix)
        {
            list.Head = list.Head == list.Count ? list.Count + 1 : list.Head;
            return before[next++].Length;
        }

        if (at < _text.Length - _suffix)
        {
            return -1;
        }

        while (next < before.Count && before[next].Start < at - _shift)
        {
            next++;
        }

        return next < before.Count && before[next].Start == at - _shift ? before[next++].Length : -1;
    }
}
