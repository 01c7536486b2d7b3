using System.Security.Cryptography;
using System.Text;

namespace StaticTracker.Importing;

/// <summary>Names of items that have none of their own: the beginning of a text with a hash of the whole, so that they stay the same when others are added.</summary>
internal static class ItemName
{
    private const int LongestShown = 60;

    /// <summary><c>What is the fee … (3f2a91c0)</c>; the hash alone where the text is empty or <paramref name="words"/> is.</summary>
    public static string Of(string words, string whole)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole)).AsSpan(0, 4));
        var line = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length > LongestShown)
        {
            line = line[..(char.IsHighSurrogate(line[LongestShown - 1]) ? LongestShown - 1 : LongestShown)] + "…";
        }

        return line.Length == 0 ? hash : $"{line} ({hash})";
    }
}
