using System.Reflection;
using System.Text;
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

    /// <summary>What rendered the frames that come with the program.</summary>
    public const string Program = "the program's own";

    /// <summary>The frames of the built-in templates.</summary>
    public static IReadOnlyDictionary<string, (string Key, string Frame)> OfProgram()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(BuiltIn)!;
        using var reader = new StreamReader(stream);
        return FrameText.Read(reader.ReadToEnd(), Program);
    }

    /// <summary>The frames that earlier builds by this program rendered of templates that were not built in.</summary>
    public static IReadOnlyDictionary<string, (string Key, string Frame)> Read(string folder)
    {
        var path = Path.Join(folder, FileName);
        return FrameText.Read(KeptFile.BytesOf(path) is { } bytes ? Encoding.UTF8.GetString(bytes) : "", ProgramVersion.Key.ToString());
    }

    /// <summary>Writes aside and renames; a folder that cannot be written to goes without.</summary>
    public static void Write(string folder, IReadOnlyDictionary<string, (string Key, string Frame)> frames) =>
        KeptFile.Put(Path.Join(folder, FileName), stream => stream.Write(Encoding.UTF8.GetBytes(FrameText.Write(frames, ProgramVersion.Key.ToString()))));
}
