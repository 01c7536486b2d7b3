using System.Runtime.InteropServices;

namespace StaticTracker.Storage;

/// <summary>
/// Reads a small file with four calls of the system and no object; the framework makes six, and handles that wait for their finaliser. That counts where a hundred
/// thousand are read. What is out of the ordinary is left to the framework, which has the words for it.
/// </summary>
internal static class LinuxFile
{
    /// <summary>How all is opened, the same on every processor that .NET runs on: read only, as no terminal of ours, never waiting, closed in programs that are started meanwhile.</summary>
    public const int ToRead = 0x80000 | 0x800 | 0x100;

    /// <summary>
    /// Reads a file into a buffer, which grows where it must. False where the framework is to try: another system, no plain file (a link is none), nothing in it, more than
    /// <paramref name="most"/> bytes, any error. A file that grows meanwhile is read as it was when looked at.
    /// </summary>
    public static bool TryRead(string path, int most, ref byte[] buffer, out int length)
    {
        length = 0;
        Span<byte> name = stackalloc byte[LinuxStatus.LongestPath];
        if (!LinuxStatus.TryName(path, name) || LinuxStatus.Of(name) is not { IsRegular: true, Length: > 0 } status || status.Length > most)
        {
            return false;
        }

        if (buffer.Length < status.Length)
        {
            buffer = new byte[Math.Max(status.Length, Math.Min(2L * buffer.Length, most))];
        }

        var handle = Open(in name[0], ToRead);
        if (handle < 0)
        {
            return false;
        }

        try
        {
            while (length < status.Length)
            {
                var read = Read(handle, ref buffer[length], (nint)status.Length - length);
                if (read <= 0)
                {
                    return false;
                }

                length += (int)read;
            }

            return true;
        }
        finally
        {
            _ = Close(handle); // Nothing was written, so that nothing can be lost here.
        }
    }

    [DllImport("libc", EntryPoint = "open", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int Open(in byte path, int flags);

    [DllImport("libc", EntryPoint = "read", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern nint Read(int handle, ref byte buffer, nint count);

    [DllImport("libc", EntryPoint = "close", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int Close(int handle);
}
