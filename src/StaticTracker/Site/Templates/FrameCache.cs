using System.Text;
using StaticTracker.Storage.Binary;

namespace StaticTracker.Site.Templates;

/// <summary>
/// Frames as the last build's engine rendered them, in a file outside the site: with it a build need not start the engine, which takes longer than
/// a small site. It names the program and the templates it was made with, and may be deleted at any time.
/// </summary>
internal static class FrameCache
{
    private const string FileName = "site.frames";

    public static IReadOnlyList<RenderedFrame> Read(string folder, ContentKey key)
    {
        var path = Path.Join(folder, FileName);
        if (!File.Exists(path))
        {
            return [];
        }

        try
        {
            using var reader = new BinaryReader(new MemoryStream(File.ReadAllBytes(path)), Encoding.UTF8);
            if (reader.ReadString() != key.ToString())
            {
                return [];
            }

            var frames = new RenderedFrame[Math.Min(reader.ReadInt32(), 4096)];
            for (var i = 0; i < frames.Length; i++)
            {
                frames[i] = new RenderedFrame(reader.ReadString(), reader.ReadUInt64(), reader.ReadString());
            }

            return frames;
        }
        catch (EndOfStreamException)
        {
            // Cut off: as good as none.
            return [];
        }
    }

    public static void Write(string folder, ContentKey key, IReadOnlyCollection<RenderedFrame> frames)
    {
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(key.ToString());
            writer.Write(frames.Count);
            foreach (var (page, shape, text) in frames)
            {
                writer.Write(page);
                writer.Write(shape);
                writer.Write(text);
            }
        }

        Directory.CreateDirectory(folder);
        var path = Path.Join(folder, FileName);
        var aside = $"{path}.new-{Environment.ProcessId}";
        File.WriteAllBytes(aside, bytes.ToArray());
        File.Move(aside, path, overwrite: true);
    }
}
