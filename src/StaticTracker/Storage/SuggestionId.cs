using System.Security.Cryptography;
using System.Text;

namespace StaticTracker.Storage;

/// <summary>The permanent id of a suggestion: the first eight hex digits of the SHA-256 of the text that it had at first, as UTF-8.</summary>
internal static class SuggestionId
{
    private const int Digits = 8;

    public static string Of(string firstText) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(firstText)))[..Digits];
}
