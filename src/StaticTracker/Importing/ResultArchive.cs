using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using StaticTracker.Diagnostics;

namespace StaticTracker.Importing;

/// <summary>A zip archive that is read where it lies, within limits; nothing of it is ever written to a disk. Archives inside it are not opened.</summary>
internal sealed class ResultArchive : IDisposable
{
    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.Ordinal);
    private readonly ArchiveLimits _limits;
    private readonly string _shown;

    private readonly Stream _stream;
    private Dictionary<string, ZipPlace>? _places;

    private ResultArchive(ZipArchive zip, Stream stream, string shown, ArchiveLimits limits) => (_zip, _stream, _shown, _limits) = (zip, stream, shown, limits);

    /// <summary>Files in it, '/' between folders, in ordinal order.</summary>
    public IReadOnlyList<string> Names { get; private set; } = [];

    /// <summary>Opens an archive from a stream that can seek, which is disposed of with it.</summary>
    /// <exception cref="UnfitSourceException">It is none, is damaged, or is beyond the limits.</exception>
    public static ResultArchive Open(Stream stream, string shown, ArchiveLimits? limits = null)
    {
        var within = limits ?? ArchiveLimits.Default;
        ZipArchive? zip = null;
        try
        {
            // Asked of the file's end before the directory is read: that is read as a whole.
            if (CountOfEntries(stream) > within.MostEntries)
            {
                throw TooLarge(shown, string.Create(CultureInfo.InvariantCulture, $"it holds more than {within.MostEntries} entries"));
            }

            zip = new ZipArchive(stream, ZipArchiveMode.Read);
            var archive = new ResultArchive(zip, stream, shown, within);
            archive.List();
            return archive;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            Close(zip, stream);
            throw new UnfitSourceException(new Problem(SourceSpan.File(shown), Codes.Reading.Unreadable, $"this zip archive is damaged: {e.Message}", "it may be cut off"));
        }
        catch
        {
            Close(zip, stream);
            throw;
        }
    }

    /// <summary>The content of an entry, expanded as it is read.</summary>
    /// <exception cref="UnfitSourceException">It is compressed in a way that is not known, or encrypted.</exception>
    public Stream OpenEntry(string name)
    {
        try
        {
            return new LimitedStream(ExpandedOf(name), _limits.LargestEntry, $"{_shown}!/{name}", _entries[name].Crc32);
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException)
        {
            throw new UnfitSourceException(new Problem(SourceSpan.File($"{_shown}!/{name}"), Codes.Reading.Unreadable, $"this entry cannot be read: {e.Message}", "pack it with deflate and without a password, or unpack it"));
        }
    }

    public void Dispose() => _zip.Dispose();

    /// <summary>The framework knows deflate; what was packed with Zstandard is expanded by the system's own library.</summary>
    private Stream ExpandedOf(string name)
    {
        try
        {
            return _entries[name].Open();
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException)
        {
            _places ??= ZipPlace.AllOf(_stream);
            if (_places.GetValueOrDefault(name) is { IsZstandard: true } place)
            {
                return ZstdStream.Open(new StreamPart(_stream, place.DataIn(_stream), place.Length), $"{_shown}!/{name}");
            }

            throw;
        }
    }

    private static void Close(ZipArchive? zip, Stream stream)
    {
        zip?.Dispose();
        stream.Dispose();
    }

    private static UnfitSourceException TooLarge(string shown, string why) =>
        new(new Problem(SourceSpan.File(shown), Codes.Reading.TooLarge, $"this archive is too large: {why}", "unpack it, and import the files in it"));

    /// <summary>The number of entries that the end of the archive states; the largest number where it does not say (zip64) or where there is no end.</summary>
    private static long CountOfEntries(Stream stream)
    {
        const int Record = 22;
        const int Zip64Locator = 20;
        var tail = new byte[Math.Min(stream.Length, Record + ushort.MaxValue + Zip64Locator)];
        stream.Seek(-tail.Length, SeekOrigin.End);
        stream.ReadExactly(tail);
        stream.Seek(0, SeekOrigin.Begin);
        var end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || end + Record > tail.Length)
        {
            throw new InvalidDataException("its directory is not there");
        }

        long count = BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(end + 10));
        var locator = end - Zip64Locator;
        if (locator < 0 || !tail.AsSpan(locator).StartsWith("PK\u0006\u0007"u8))
        {
            return count;
        }

        // Zip64: the locator says where the record stands that has the full number.
        var at = BinaryPrimitives.ReadInt64LittleEndian(tail.AsSpan(locator + 8));
        if (at < 0 || at + 40 > stream.Length)
        {
            throw new InvalidDataException("its directory is not there");
        }

        Span<byte> record = stackalloc byte[40];
        stream.Seek(at, SeekOrigin.Begin);
        stream.ReadExactly(record);
        stream.Seek(0, SeekOrigin.Begin);
        return Math.Max(count == ushort.MaxValue ? 0 : count, BinaryPrimitives.ReadInt64LittleEndian(record[32..]));
    }

    private void List()
    {
        var total = 0L;
        foreach (var entry in _zip.Entries)
        {
            var name = entry.FullName.Replace('\\', '/');
            if (name.EndsWith('/'))
            {
                continue;
            }

            total += entry.Length;
            if (entry.Length > _limits.LargestEntry || total > _limits.LargestTotal)
            {
                throw TooLarge(_shown, string.Create(CultureInfo.InvariantCulture, $"more than {(entry.Length > _limits.LargestEntry ? _limits.LargestEntry : _limits.LargestTotal) >> 20} MB come out of it"));
            }

            if (!_entries.TryAdd(name, entry))
            {
                throw new UnfitSourceException(new Problem(SourceSpan.File(_shown), Codes.Reading.DuplicateKey, $"'{name}' stands twice in this archive", "which of them is meant cannot be told"));
            }
        }

        Names = [.. _entries.Keys.Order(StringComparer.Ordinal)];
    }
}
