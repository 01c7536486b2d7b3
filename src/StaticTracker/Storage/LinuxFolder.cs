using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace StaticTracker.Storage;

/// <summary>
/// What lies in a folder and what each of it is, as Linux tells both at once. The framework passes on which entries are folders, not which are plain files, so that each of a hundred
/// thousand has to be looked at once more before it may be opened. From getdents64(2), whose layout is the same on every processor.
/// </summary>
internal static class LinuxFolder
{
    private const int BufferBytes = 64 << 10;
    private const int LengthAt = 16;
    private const int KindAt = 18;
    private const int NameAt = 19;

    private static readonly bool s_isThere = Probe();

    /// <summary>What an entry is; any other number is a pipe, a device, a socket.</summary>
    public enum Kind
    {
        /// <summary>The file system does not tell.</summary>
        Unknown = 0,
        Folder = 4,
        File = 8,

        /// <summary>Whatever it leads to.</summary>
        Link = 10,
    }

    /// <summary>
    /// The entries of a folder (absolute, with no separator at its end unless it is the root), each with its whole path, in no order. Null where the framework is to try, which has the words for it: another system, any error.
    /// </summary>
    public static List<(string Path, Kind Kind)>? List(string path)
    {
        Span<byte> name = stackalloc byte[LinuxStatus.LongestPath];
        if (!s_isThere || !LinuxStatus.TryName(path, name) || LinuxFile.Open(in name[0], LinuxFile.ToRead) is var handle && handle < 0)
        {
            return null;
        }

        try
        {
            var all = new List<(string Path, Kind Kind)>();
            var root = path == "/" ? path : path + "/";
            var buffer = new byte[BufferBytes];
            while (true)
            {
                var length = Entries(handle, ref buffer[0], buffer.Length);
                if (length <= 0)
                {
                    return length == 0 ? all : null;
                }

                for (var at = 0; at < length; at += BinaryPrimitives.ReadUInt16LittleEndian(buffer.AsSpan(at + LengthAt)))
                {
                    var entry = buffer.AsSpan(at + NameAt);
                    entry = entry[..entry.IndexOf((byte)0)];
                    if (!entry.SequenceEqual("."u8) && !entry.SequenceEqual(".."u8))
                    {
                        all.Add((PathOf(root, entry), (Kind)buffer[at + KindAt]));
                    }
                }
            }
        }
        finally
        {
            _ = LinuxFile.Close(handle); // Nothing was written, so that nothing can be lost here.
        }
    }

    /// <summary>One string for both parts.</summary>
    private static string PathOf(string root, ReadOnlySpan<byte> name) => string.Create(root.Length + Encoding.UTF8.GetCharCount(name), new Parts(root, name), static (path, parts) =>
    {
        parts.Root.CopyTo(path);
        Encoding.UTF8.GetChars(parts.Name, path[parts.Root.Length..]);
    });

    private static bool Probe()
    {
        try
        {
            byte entry = 0;
            return OperatingSystem.IsLinux() && BitConverter.IsLittleEndian && Entries(-1, ref entry, 1) < 0;
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            // A C library without it.
            return false;
        }
    }

    private readonly ref struct Parts(string root, ReadOnlySpan<byte> name)
    {
        public readonly string Root = root;
        public readonly ReadOnlySpan<byte> Name = name;
    }

    [DllImport("libc", EntryPoint = "getdents64", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint Entries(int handle, ref byte buffer, nint length);
}
