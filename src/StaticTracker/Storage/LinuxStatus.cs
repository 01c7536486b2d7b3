using System.Runtime.InteropServices;
using System.Text;

namespace StaticTracker.Storage;

/// <summary>
/// What Linux alone tells of a file and the framework does not pass on: when its content or attributes were last changed, which nobody can set, its
/// number on the disk, and whether it is a file at all. From statx(2), whose layout is the same on every processor.
/// </summary>
internal readonly record struct LinuxStatus(bool IsRegular, long Length, long WrittenAt, long ChangedAt, long Node)
{
    private const int CurrentFolder = -100;
    private const int NoFollow = 0x100;
    private const uint BasicFields = 0x7FF;
    private const int StructLength = 256;

    /// <summary>Bytes of the longest path that this system takes, its end included.</summary>
    public const int LongestPath = 4096;

    private static readonly bool s_isThere = Probe();

    /// <summary>The status of an entry itself, not of what a link leads to; null where there is none or this system does not tell.</summary>
    public static LinuxStatus? Of(string path)
    {
        Span<byte> name = stackalloc byte[LongestPath];
        return TryName(path, name) ? Of(name) : null;
    }

    /// <summary>Writes a path as this system takes it, with its end; false where that cannot be, or where this system tells no status.</summary>
    public static bool TryName(string path, Span<byte> name)
    {
        if (!s_isThere || path.Length == 0 || !Encoding.UTF8.TryGetBytes(path, name[..^1], out var length))
        {
            return false;
        }

        name[length] = 0;
        return true;
    }

    /// <summary>The status of an entry by what <see cref="TryName"/> wrote.</summary>
    public static LinuxStatus? Of(ReadOnlySpan<byte> name)
    {
        Span<byte> status = stackalloc byte[StructLength];
        return StatX(CurrentFolder, in name[0], NoFollow, BasicFields, ref status[0]) == 0 ? Read(status) : null;
    }

    private static LinuxStatus Read(ReadOnlySpan<byte> status) => new(
        (BitConverter.ToUInt16(status[28..]) & 0xF000) == 0x8000, BitConverter.ToInt64(status[40..]), Time(status[112..]), Time(status[96..]), BitConverter.ToInt64(status[32..]));

    /// <summary>UTC ticks.</summary>
    private static long Time(ReadOnlySpan<byte> time) =>
        DateTime.UnixEpoch.Ticks + (BitConverter.ToInt64(time) * TimeSpan.TicksPerSecond) + (BitConverter.ToUInt32(time[8..]) / TimeSpan.NanosecondsPerTick);

    private static bool Probe()
    {
        try
        {
            Span<byte> root = [(byte)'/', 0];
            Span<byte> status = stackalloc byte[StructLength];
            return OperatingSystem.IsLinux() && StatX(CurrentFolder, in root[0], NoFollow, BasicFields, ref status[0]) == 0;
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            // A C library without it: the times that the framework knows must do.
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "statx", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int StatX(int folder, in byte path, int flags, uint fields, ref byte status);
}
