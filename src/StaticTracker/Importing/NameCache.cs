using System.Text;

namespace StaticTracker.Importing;

/// <summary>
/// Strings of names that come again from file to file (items, rubrics), made once. A small direct-mapped table: a miss costs one string,
/// never memory.
/// </summary>
internal sealed class NameCache
{
    private const int Slots = 4096;
    private const int LongestKept = 120;

    private readonly string?[] _names = new string?[Slots];
    private IReadOnlyList<string> _lastList = [];

    public string Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > LongestKept)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        ref var slot = ref _names[ByteTable.HashOf(utf8) & (Slots - 1)];
        if (slot is null || !IsWritten(slot, utf8))
        {
            slot = Encoding.UTF8.GetString(utf8);
        }

        return slot;
    }

    private static bool IsWritten(string name, ReadOnlySpan<byte> utf8) => Ascii.Equals(utf8, name) || (!Ascii.IsValid(utf8) && IsDecoded(name, utf8));

    private static bool IsDecoded(string name, ReadOnlySpan<byte> utf8)
    {
        Span<char> chars = stackalloc char[LongestKept];
        return chars[..Encoding.UTF8.GetChars(utf8, chars)].SequenceEqual(name);
    }

    /// <summary>The list, or the last one given back where it holds the same: files of one data set share their items.</summary>
    public IReadOnlyList<string> Shared(IReadOnlyList<string> names)
    {
        if (names.Count == _lastList.Count)
        {
            var same = true;
            for (var i = 0; i < names.Count && same; i++)
            {
                same = ReferenceEquals(names[i], _lastList[i]) || names[i] == _lastList[i];
            }

            if (same)
            {
                return _lastList;
            }
        }

        return _lastList = [.. names];
    }
}
