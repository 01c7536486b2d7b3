using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using StaticTracker.Diagnostics;
using StaticTracker.Phrasing;
using StaticTracker.Storage.Binary;
using StaticTracker.Storage;
using StaticTracker.Theming;

namespace StaticTracker.Site.Templates;

/// <summary>The files of site-templates: the embedded ones, overridden file by file by a folder of the user's.</summary>
public sealed class TemplateFolder
{
    private const string Prefix = "site-templates/";
    private static readonly string[] s_assetKinds = [".css", ".js", ".svg", ".png", ".ico", ".webp", ".woff2", ".txt"];

    private readonly Dictionary<string, TemplateFile> _files;
    private readonly TemplateFile[] _inOrder;

    private TemplateFolder(Dictionary<string, TemplateFile> files, SiteTexts texts)
    {
        Texts = texts;
        TextsKey = TextOverrides.KeyOf(texts);
        _files = files;
        _inOrder = [.. files.Values];
        HasOverrides = _inOrder.Any(f => f.IsOverride) || (!ReferenceEquals(texts, SiteTexts.BuiltIn) && TextsKey != TextOverrides.KeyOf(SiteTexts.BuiltIn));
        Array.Sort(_inOrder, static (a, b) => string.CompareOrdinal(a.Name, b.Name));
    }

    /// <summary>The words of the pages.</summary>
    public SiteTexts Texts { get; }

    /// <summary>All of them, as a key.</summary>
    public ContentKey TextsKey { get; }

    public bool HasOverrides { get; }

    public IEnumerable<TemplateFile> All => _inOrder;

    public IEnumerable<TemplateFile> Assets => _inOrder.Where(f => f.Name.StartsWith("assets/", StringComparison.Ordinal));

    public bool Has(string name) => _files.ContainsKey(name);

    public TemplateFile this[string name] => _files[name];

    /// <param name="overrides">A folder whose files replace the embedded ones; null or missing: none.</param>
    /// <param name="problems">Takes what is wrong with them.</param>
    /// <param name="settings">The file whose <c>site.texts</c> replace single texts; null or missing: none.</param>
    public static TemplateFolder Load(string? overrides, Problems problems, string? settings = null)
    {
        var files = new Dictionary<string, TemplateFile>(StringComparer.Ordinal);
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            if (resource.StartsWith(Prefix, StringComparison.Ordinal))
            {
                var name = resource[Prefix.Length..].Replace('\\', '/');
                using var stream = assembly.GetManifestResourceStream(resource)!;
                var bytes = new byte[stream.Length];
                stream.ReadExactly(bytes);
                files[name] = new TemplateFile(name, resource, bytes, IsOverride: false);
            }
        }

        if (overrides is not null && DataFolder.IsLink(new DirectoryInfo(overrides)))
        {
            problems.Add(SourceSpan.File(Prefix.TrimEnd('/')), Codes.Reading.Link, "this is a link, not a folder", "put the folder itself there; links are never followed");
        }
        else if (overrides is not null && Directory.Exists(overrides))
        {
            ReadOverrides(overrides, files, problems);
        }

        return new TemplateFolder(files, TextFiles.Read(overrides is null ? null : Path.Join(overrides, TextFiles.Name), settings, problems));
    }

    private static void ReadOverrides(string folder, Dictionary<string, TemplateFile> files, Problems problems)
    {
        // Links are not followed: a template folder must not publish what lies outside it.
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false };
        foreach (var path in Directory.EnumerateFiles(folder, "*", options).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            var shown = Prefix + name;
            if (name.Equals("README.md", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (!files.ContainsKey(name) && !IsNewAsset(name))
            {
                problems.Add(SourceSpan.File(shown), Codes.Site.UnknownTemplate, "no template goes by this name, so it is not used", DidYouMean(name, files.Keys.Order(StringComparer.Ordinal)));
                continue;
            }

            if (LinuxStatus.Of(path) is { IsRegular: false })
            {
                problems.Add(SourceSpan.File(shown), Codes.Reading.Link, "this is a pipe or a device, not a file", "put a file there");
                continue;
            }

            if (name == TextFiles.Name)
            {
                // Read key by key: what it leaves out is as it is built in.
                continue;
            }

            var bytes = File.ReadAllBytes(path);
            files[name] = new TemplateFile(name, shown, bytes, IsOverride: true);
            TemplateText.Check(files[name], problems);
        }
    }

    private static bool IsNewAsset(string name) =>
        name.StartsWith("assets/", StringComparison.Ordinal) && s_assetKinds.Contains(Path.GetExtension(name)) && IsSitePath(name);

    private static bool IsSitePath(string name)
    {
        try
        {
            _ = SitePath.Of(name);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static string DidYouMean(string name, IEnumerable<string> known)
    {
        var leaf = Path.GetFileNameWithoutExtension(name);
        var near = known.Where(k => Path.GetFileNameWithoutExtension(k).StartsWith(leaf[..Math.Min(3, leaf.Length)], StringComparison.OrdinalIgnoreCase)).ToList();
        return near.Count > 0
            ? $"did you mean {string.Join(" or ", near)}?"
            : $"templates are {string.Join(", ", known.Where(k => k.EndsWith(".hbs", StringComparison.Ordinal)))}; assets end in {string.Join(", ", s_assetKinds)}";
    }

    /// <summary>The files that pages of a kind are rendered from, in ordinal order.</summary>
    public IReadOnlyList<TemplateFile> FilesOf(PageKind kind)
    {
        var taken = new SortedSet<string>(StringComparer.Ordinal) { kind.Template };
        var ahead = new Queue<string>(taken);
        while (ahead.TryDequeue(out var name))
        {
            if (TemplateUse.FilesIn(TemplateText.Of(_files[name])) is not { } partials)
            {
                return [.. _inOrder.Where(f => f.Name == kind.Template || TemplateUse.PartialOf(f.Name) is not null)];
            }

            foreach (var partial in partials)
            {
                if (_files.ContainsKey(partial) && taken.Add(partial))
                {
                    ahead.Enqueue(partial);
                }
            }
        }

        return [.. taken.Select(name => _files[name])];
    }

    /// <summary>What the frame of a kind is rendered from, as a key: its templates and the texts.</summary>
    public ContentKey KeyOf(PageKind kind)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in FilesOf(kind))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.Name}\n{file.Bytes.Length}\n"));
            hash.AppendData(file.Bytes.Span);
        }

        return ContentKey.Read(hash.GetHashAndReset()).With(TextsKey);
    }
}
