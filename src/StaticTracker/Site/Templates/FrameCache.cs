using System.Reflection;
using System.Text;
using StaticTracker.Storage;
using StaticTracker.Storage.Binary;

namespace StaticTracker.Site.Templates;

/// <summary>
/// Frames that were rendered before: the program brings those of its own templates along, and those of a user's templates are kept in a file outside the
/// site, which may be deleted at any time. With them a build need not start the template engine, which takes longer than a small site.
/// </summary>
internal static class FrameCache
{
    /// <summary>The resource with the frames of the built-in templates.</summary>
    public const string BuiltIn = "builtin.frames";

    private const string FileName = "site.frames";

    /// <summary>The frames of these templates where they are the program's own; else none.</summary>
    public static IReadOnlyDictionary<string, string> OfProgram(ContentKey templates)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(BuiltIn)!;
        using var reader = new StreamReader(stream);
        return FrameText.Read(reader.ReadToEnd(), templates.ToString());
    }

    public static IReadOnlyDictionary<string, string> Read(string folder, ContentKey key)
    {
        var path = Path.Join(folder, FileName);
        return File.Exists(path) ? FrameText.Read(File.ReadAllText(path), key.ToString()) : new Dictionary<string, string>();
    }

    public static void Write(string folder, ContentKey key, IReadOnlyDictionary<string, string> frames)
    {
        Directory.CreateDirectory(folder);
        AtomicFile.Write(Path.Join(folder, FileName), Encoding.UTF8.GetBytes(FrameText.Write(frames, key.ToString())), flush: false);
    }
}
