namespace StaticTracker.Storage;

/// <summary>
/// Holds one file at a time, in memory that is used again for the next: a thousand files of a hundred kilobytes read one by one would
/// otherwise leave a hundred megabytes on the large object heap. What was read before is gone after the next <see cref="Fill"/>.
/// </summary>
public sealed class FileBuffer
{
    /// <summary>A buffer grown beyond this is given up again.</summary>
    private const int Kept = 4 * 1024 * 1024;

    private byte[] _bytes = [];

    /// <summary>The content of a file. The length is what the file had when it was looked at; a file that grew meanwhile is read on.</summary>
    /// <exception cref="IOException">The file cannot be read, or is larger than <paramref name="most"/>.</exception>
    public ReadOnlyMemory<byte> Fill(string path, long length, int most)
    {
        // Others may write it meanwhile: whole files come by renaming, and no lock of ours would keep a foreign program away.
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (_bytes.Length > Kept && length < Kept)
        {
            _bytes = [];
        }

        var count = 0;
        while (true)
        {
            Grow(count, (int)Math.Min(most, length) + 1);
            var room = _bytes.Length - count;
            var read = RandomAccess.Read(handle, _bytes.AsSpan(count), count);
            count += read;
            if (read == 0 || (count == length && read < room))
            {
                // The length that was told, and less than there was room for: there is no more.
                return _bytes.AsMemory(0, count);
            }

            if (count > most)
            {
                throw new IOException($"it grew beyond {most} bytes while it was read");
            }
        }
    }

    private void Grow(int count, int wanted)
    {
        if (_bytes.Length > count && _bytes.Length >= wanted)
        {
            return;
        }

        // A little more than asked for: files of one kind are of one size, roughly.
        var larger = new byte[Math.Max(wanted + (wanted / 4), Math.Min(Array.MaxLength, count + (count / 2)) + 1024)];
        _bytes.AsSpan(0, count).CopyTo(larger);
        _bytes = larger;
    }
}
