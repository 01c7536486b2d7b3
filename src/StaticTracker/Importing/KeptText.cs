using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace StaticTracker.Importing;

/// <summary>A text as it is kept: redacted, then cut; with the hash and length of the whole.</summary>
internal sealed record KeptText(string Text, string Sha256, long Length, bool IsCut, IReadOnlyDictionary<string, long> Redacted)
{
    /// <summary>Beyond this nothing of a text is looked at; what is kept of one is never longer.</summary>
    private const int MostLookedAt = 1_000_000;

    /// <summary>At the end of what was looked at a secret may be cut off, so that nothing tells it.</summary>
    private const int Unsure = 4_096;

    private static readonly Dictionary<string, long> s_nothing = [];

    /// <summary>Bytes in UTF-8.</summary>
    public int Size { get; } = Encoding.UTF8.GetByteCount(Text);

    /// <summary>Bytes in memory, roughly.</summary>
    public long Held => (Text.Length * 2L) + 300;

    public static KeptText Of(string whole, TextKeeping keeping)
    {
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var isLong = whole.Length > MostLookedAt;
        var redacted = keeping.Redactor.Redact(isLong ? Head(whole, MostLookedAt) : whole, counts);
        var shown = isLong ? Head(redacted, Math.Max(redacted.Length - Unsure, 0)) : redacted;
        var most = keeping.Rules.MaxText;
        var missing = whole.Length - (isLong ? MostLookedAt : whole.Length) + redacted.Length - Math.Min(shown.Length, most);
        var text = missing == 0 ? shown : string.Create(CultureInfo.InvariantCulture, $"{Head(shown, most)}… [cut: {missing} characters more]");

        // Nobody is to try out what stood there: the hash of what was redacted tells nothing of it.
        var hashed = counts.Count > 0 && !isLong ? redacted : whole;
        return new KeptText(text, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(hashed))), whole.Length, missing > 0, counts.Count == 0 ? s_nothing : new Dictionary<string, long>(counts));
    }

    private static string Head(string text, int most) => text.Length <= most ? text : text[..(most > 0 && char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}
