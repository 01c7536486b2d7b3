using System.Runtime.InteropServices;
using System.Text;

namespace StaticTracker.Storage;

/// <summary>
/// Reads files that their folder's listing calls plain, one after the other: such a file need not be looked at before it is opened, since opening it does nothing to anybody. The folder of the last one
/// stays open, so that the system does not look up the whole path for each of a hundred thousand. What is out of the ordinary is left to the framework, as with <see cref="LinuxFile"/>.
/// </summary>
internal sealed class LinuxReader : IDisposable
{
    private const int None = -1;

    /// <summary>Room for a name: file systems take 255 bytes, and what is longer is the framework's.</summary>
    private const int LongestName = 512;

    private int _folder = None;
    private string _folderPath = "";

    /// <summary>
    /// Reads a file to its end as it is then, into a buffer, which grows where it must. False where the framework is to try: nothing in it, more than <paramref name="most"/> bytes, any error.
    /// </summary>
    public bool TryRead(string path, int most, ref byte[] buffer, out int length)
    {
        length = 0;
        var nameAt = path.LastIndexOf('/') + 1;
        Span<byte> name = stackalloc byte[LongestName];
        if (nameAt == 0 || !Enter(path.AsSpan(0, nameAt)) || !Encoding.UTF8.TryGetBytes(path.AsSpan(nameAt), name[..^1], out var nameLength))
        {
            return false;
        }

        name[nameLength] = 0;
        var handle = OpenIn(_folder, in name[0], LinuxFile.ToRead);
        if (handle < 0)
        {
            return false;
        }

        try
        {
            return ReadToEnd(handle, most, ref buffer, ref length);
        }
        finally
        {
            _ = LinuxFile.Close(handle); // Nothing was written, so that nothing can be lost here.
        }
    }

    public void Dispose() => Leave();

    private static bool ReadToEnd(int handle, int most, ref byte[] buffer, ref int length)
    {
        while (true)
        {
            if (length == buffer.Length)
            {
                if (length > most)
                {
                    return false;
                }

                Array.Resize(ref buffer, (int)Math.Min((2L * length) + 1, most + 1L));
            }

            var read = LinuxFile.Read(handle, ref buffer[length], buffer.Length - length);
            if (read <= 0)
            {
                return read == 0 && length > 0 && length <= most;
            }

            length += (int)read;
        }
    }

    private bool Enter(ReadOnlySpan<char> folder)
    {
        if (_folder != None && folder.SequenceEqual(_folderPath))
        {
            return true;
        }

        Leave();
        Span<byte> name = stackalloc byte[LinuxStatus.LongestPath];
        _folderPath = folder.ToString();
        _folder = LinuxStatus.TryName(_folderPath, name) ? LinuxFile.Open(in name[0], LinuxFile.ToRead) : None;
        return _folder >= 0;
    }

    private void Leave()
    {
        if (_folder >= 0)
        {
            _ = LinuxFile.Close(_folder); // As above.
        }

        _folder = None;
    }

    [DllImport("libc", EntryPoint = "openat", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int OpenIn(int folder, in byte name, int flags);
}
