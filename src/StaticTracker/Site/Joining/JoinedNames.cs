using StaticTracker.Site.Output;

namespace StaticTracker.Site.Joining;

/// <summary>What the one file holds, by its place in the site, and how it is named there.</summary>
internal sealed class JoinedNames(IReadOnlySet<string> pages, IReadOnlySet<string> downloads, Func<string, byte[]?> read)
{
    /// <summary>Between a page and what is in it. No file of a site has it in its name, and it may stand in an address as it is.</summary>
    public const char Separator = '~';

    private readonly Dictionary<string, string> _dataAddresses = new(StringComparer.Ordinal);

    public static string IdOf(string page, string id) => $"{page}{Separator}{id}";

    public bool HasPage(string path) => pages.Contains(path);

    public bool HasDownload(string path) => downloads.Contains(path);

    public static bool IsPage(string path) => path.EndsWith(".html", StringComparison.Ordinal);

    /// <summary>The file itself as an address; null where the site has no such file.</summary>
    public string? DataAddress(string path)
    {
        if (_dataAddresses.TryGetValue(path, out var known))
        {
            return known;
        }

        return read(path) is { } bytes ? _dataAddresses[path] = $"data:{MediaTypes.Of(path)};base64,{Convert.ToBase64String(bytes)}" : null;
    }
}
