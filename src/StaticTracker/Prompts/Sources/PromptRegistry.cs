using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Prompts.Sources;

/// <summary>
/// A registry that keeps prompts under hashes of their content: <c>registry.json</c> names versions with path and timestamp. They become v1, v2, … in the order of their timestamps; one
/// whose file is not there keeps its number, and is told.
/// </summary>
public static class PromptRegistry
{
    public const string FileName = "registry.json";

    public static IReadOnlyList<FoundPromptVersion> Read(string path, Problems problems)
    {
        using var file = JsonFile.Read(path, problems);
        if (file is null)
        {
            return [];
        }

        var entries = new List<(Timestamp At, string Hash, string Path)>();
        foreach (var member in file.Tree.Root["versions"u8].Members)
        {
            if (Timestamp.TryParse(member.Value["timestamp"u8].AsString(), out var at) && (member.Value["path"u8].AsString() ?? $"versions/{member.Name}.json") is var below && below.Split('/').All(DataFolder.IsFileName))
            {
                entries.Add((at, member.Value["hash"u8].AsString() ?? member.Name, below));
            }
            else
            {
                problems.Add(file.SpanOf(member.Value), Codes.Prompts.SourceUnfit, "this version has no timestamp, or no path below the registry", "a version has hash, path and timestamp");
            }
        }

        if (entries.Count == 0 || problems.HasErrors)
        {
            problems.Add(SourceSpan.File(file.Path), Codes.Prompts.SourceUnfit, "there is no version in it that can be read", "a registry has \"versions\" with hash, path and timestamp");
            return [];
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var found = new List<FoundPromptVersion>();
        foreach (var ((at, hash, below), index) in entries.OrderBy(e => e.At).ThenBy(e => e.Hash, StringComparer.Ordinal).Select((e, i) => (e, i)))
        {
            var version = PromptVersion.Parse(string.Create(CultureInfo.InvariantCulture, $"v{index + 1}"));
            if (Version(Path.Combine(folder, below.Replace('/', Path.DirectorySeparatorChar)), hash, problems) is { } content)
            {
                found.Add(new FoundPromptVersion(null, version, content) { Label = hash[..Math.Min(8, hash.Length)], Notes = $"kept by the registry since {at.Text} as {hash}", SourcePaths = [below] });
            }
        }

        return found;
    }

    private static PromptContent? Version(string path, string hash, Problems problems)
    {
        if (!File.Exists(path))
        {
            problems.Add(new Problem(SourceSpan.File(DataFolder.Show(path)), Codes.Prompts.SourceUnfit, "the registry names this file, and it is not there", "what it held is left out; its number in the order stays free") { Severity = Severity.Warning });
            return null;
        }

        using var file = JsonFile.Read(path, problems);
        if (file is null)
        {
            return null;
        }

        if (SnapshotText.FaultOf(file.Tree.Root) is { } fault)
        {
            problems.Add(file.SpanOf(fault.Node), Codes.Prompts.SourceUnfit, fault.Reason, "docs/prompts.md names the six keys and what may stand there");
            return null;
        }

        if (SnapshotText.InexactNumber(file.Tree.Root) is { Exists: true } number)
        {
            problems.Add(file.SpanOf(number), Codes.Prompts.InexactNumber, $"{number} is no number that a binary number of 64 bits keeps", "write it as a text, or with fewer digits");
            return null;
        }

        var compact = CompactJson.Of(file.Tree.Root);
        if (Sha256(compact) != hash && Sha256(Ascii(compact)) != hash)
        {
            problems.Add(SourceSpan.File(file.Path), Codes.Prompts.OtherRegistryHash, $"the registry keeps this under {hash[..Math.Min(12, hash.Length)]}…, which is not the hash of its keys in order without spaces", "look whether the file was edited, or how the registry makes its hashes");
        }

        return SnapshotText.Read(file.Tree.Root);
    }

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The same JSON with everything beyond ASCII escaped, as Python writes it.</summary>
    private static string Ascii(string json)
    {
        var text = new StringBuilder();
        foreach (var c in json)
        {
            text.Append(c < 0x80 ? c.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"));
        }

        return text.ToString();
    }
}
