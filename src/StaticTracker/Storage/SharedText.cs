using System.Text;
using StaticTracker.Json;

namespace StaticTracker.Storage;

/// <summary>
/// Texts that come again and again (versions, models, rubrics) are made once per thread: a hundred thousand experiments name a handful
/// of models. A small direct-mapped table: a miss costs one string, never memory.
/// </summary>
internal static class SharedText
{
    private const int Slots = 1024;
    private const int LongestShared = 64;

    [ThreadStatic]
    private static string?[]? t_table;

    /// <summary>The value of a string node.</summary>
    public static string Of(JsonNode text)
    {
        var raw = text.RawText;
        if (text.IsEscaped || raw.Length > LongestShared)
        {
            return text.GetString();
        }

        var table = t_table ??= new string?[Slots];
        var hash = new HashCode();
        hash.AddBytes(raw);
        ref var slot = ref table[hash.ToHashCode() & (Slots - 1)];
        Span<char> chars = stackalloc char[LongestShared];
        var length = Encoding.UTF8.GetChars(raw, chars);
        if (slot is null || !chars[..length].SequenceEqual(slot))
        {
            slot = new string(chars[..length]);
        }

        return slot;
    }
}
