using System.Security.Cryptography;
using System.Text;

namespace StaticTracker.Importing;

/// <summary>The other files of the folder that a source lies in, on disk or in an archive, for formats that keep one run in several.</summary>
internal sealed class SiblingFiles(SourceFile file, Func<SourceFile, Stream?> openEntry)
{
    /// <summary>Opens one by its name; null where there is none.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnfitSourceException">It is not UTF-8.</exception>
    public SourceText? Open(string name)
    {
        if (file.IsStandardInput || file.IsCompressed || file.Parts is not null)
        {
            return null;
        }

        var sibling = file.Beside(name);
        var stream = file.Entry is null ? null : openEntry(sibling);
        if (file.Entry is null ? !File.Exists(sibling.FullPath) : stream is null)
        {
            return null;
        }

        var text = new SourceText();
        if (stream is null)
        {
            text.Open(sibling);
        }
        else
        {
            text.Open(sibling, stream);
        }

        return text;
    }

    /// <summary>The SHA-256 of several files that are one source: that of the lines that <c>sha256sum</c> writes of them, in the order of their names.</summary>
    public static string HashOf(IEnumerable<(string Name, string Sha256)> files)
    {
        var listing = new StringBuilder();
        foreach (var (name, hash) in files.OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            listing.Append(hash).Append("  ").Append(name).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(listing.ToString())));
    }
}
