using System.Security.Cryptography;
using System.Text;

namespace Building;

/// <summary>The single files that need no .NET: their names and checksums.</summary>
public static class ProgramFiles
{
    /// <summary>The file of checksums, as <c>sha256sum --check</c> reads it.</summary>
    public const string Checksums = "SHA256SUMS";

    /// <summary>What a system's program is called: the name says what it is for, since it lies among others where it is handed out.</summary>
    public static string NameOf(string runtime) => $"tracker-{runtime}{(runtime.StartsWith("win-", StringComparison.Ordinal) ? ".exe" : "")}";

    /// <summary>The lines of the file of checksums, in the order of the names.</summary>
    public static string ChecksumsOf(IEnumerable<string> files)
    {
        var lines = new StringBuilder();
        foreach (var file in files.OrderBy(f => Path.GetFileName(f), StringComparer.Ordinal))
        {
            using var stream = File.OpenRead(file);
            lines.Append(Convert.ToHexStringLower(SHA256.HashData(stream))).Append("  ").Append(Path.GetFileName(file)).Append('\n');
        }

        return lines.ToString();
    }
}
