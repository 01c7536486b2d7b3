using System.Security.Cryptography;
using System.Text;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Promotion;

/// <summary>A fixed list of items of a module, under a name and a version. Written once: other items are another version.</summary>
public sealed record BenchmarkSuite
{
    public const string NamePattern = "lower-case letters a-z, digits, '-' and '_', at most 64, starting with a letter or digit (for instance m01-core)";

    public required string Suite { get; init; }

    public required PromptVersion Version { get; init; }

    public required ModuleId Module { get; init; }

    public string? Description { get; init; }

    public required IReadOnlyList<BenchmarkItem> Items { get; init; }

    /// <summary>"m01-core@v1".</summary>
    public string Address => $"{Suite}@{Version}";

    /// <summary>SHA-256 in hex of the items as compact JSON: same fingerprint, same items with the same categories and texts, in the same order.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"[{string.Join(',', Items.Select(TextOf))}]")));

    /// <summary>Categories in ordinal order; items without one are in none.</summary>
    public IReadOnlyList<string> Categories => [.. Items.Select(i => i.Category).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    /// <summary>An item as compact JSON, keys in ordinal order.</summary>
    internal static string TextOf(BenchmarkItem item)
    {
        var category = item.Category is null ? "" : $"\"category\":{CompactJson.Quote(item.Category)},";
        var text = item.TextSha256 is null ? "" : $",\"text_sha256\":{CompactJson.Quote(item.TextSha256)}";
        return $"{{{category}\"id\":{CompactJson.Quote(item.Id)}{text}}}";
    }
}
