using StaticTracker.Diagnostics;
using StaticTracker.Storage;

namespace StaticTracker.Theming;

/// <summary>
/// The picture that <c>site.logo</c> names. The settings may come from anybody's pull request: it is a regular file below the repository's folder that is reached over no
/// link, small, of a kind that its first bytes show too; an SVG is held to <see cref="SvgRules"/>.
/// </summary>
public sealed class LogoFile
{
    /// <summary>Bytes that a logo may have.</summary>
    public const int MaxBytes = 256 * 1024;

    private static readonly string[] s_kinds = [".svg", ".png", ".jpg", ".webp"];

    private LogoFile(string extension, byte[] bytes)
    {
        Extension = extension;
        Bytes = bytes;
    }

    /// <summary>".svg" and so on.</summary>
    public string Extension { get; }

    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The kind by the name alone; null: none that a logo may have.</summary>
    public static string? KindOf(string path) => s_kinds.FirstOrDefault(kind => path.EndsWith(kind, StringComparison.Ordinal));

    /// <summary>Reads it; null, with what is wrong, where it may not be used.</summary>
    /// <param name="project">The folder that holds <c>data/</c>.</param>
    /// <param name="path">What the settings say.</param>
    /// <param name="fault">What is wrong with the name or the file; null where it is inside the file.</param>
    /// <param name="problems">Takes what is wrong inside the file, at its place there.</param>
    public static LogoFile? Read(string project, string path, out string? fault, Problems problems)
    {
        fault = WhyNoPath(path);
        if (fault is not null)
        {
            return null;
        }

        var at = project;
        foreach (var segment in path.Split('/'))
        {
            at = Path.Join(at, segment);
            if (DataFolder.IsLink(new FileInfo(at)) || DataFolder.IsLink(new DirectoryInfo(at)))
            {
                fault = "a link leads there; links are never followed";
                return null;
            }
        }

        if (!File.Exists(at) || LinuxStatus.Of(at) is { IsRegular: false })
        {
            fault = "there is no such file";
            return null;
        }

        if (new FileInfo(at).Length is 0 or > MaxBytes)
        {
            fault = $"the file is empty or has more than {MaxBytes / 1024} KB";
            return null;
        }

        var bytes = File.ReadAllBytes(at);
        var kind = KindOf(path)!;
        if (kind == ".svg")
        {
            return SvgRules.Check(DataFolder.Show(at), bytes, problems) ? new LogoFile(kind, bytes) : null;
        }

        if (!HasStartOf(kind, bytes))
        {
            fault = $"its bytes are not those of a {kind[1..]} file";
            return null;
        }

        return new LogoFile(kind, bytes);
    }

    private static string? WhyNoPath(string path) =>
        path.Contains('\\', StringComparison.Ordinal) || path.Contains(':', StringComparison.Ordinal) || path.Any(char.IsControl) || path.Split('/').Any(s => s is "" or "." or ".." or ".git")
            ? "it is to be a path below the repository's folder, with '/' and without '..'"
            : KindOf(path) is null ? $"a logo ends in {string.Join(", ", s_kinds)}" : null;

    private static bool HasStartOf(string kind, ReadOnlySpan<byte> bytes) => kind switch
    {
        ".png" => bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        ".jpg" => bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]),
        _ => bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8),
    };
}
