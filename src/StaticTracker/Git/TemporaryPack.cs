using System.Buffers.Binary;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace StaticTracker.Git;

/// <summary>
/// Many blobs as one pack file (gitformat-pack(5), version 2) in a folder of its own for temporary files. Git makes it within a tenth of the
/// time it takes to write the blobs out, because the differences it has stored are copied as they are. Nothing is written into the
/// repository: the folder stands in for its store of objects, with the real one as an alternate.
/// </summary>
internal sealed class TemporaryPack : IDisposable
{
    private const int FanoutAt = 8;
    private const int NamesAt = FanoutAt + (256 * sizeof(uint));
    private const uint LargeOffset = 0x8000_0000;

    private readonly DirectoryInfo _folder;
    private readonly SafeFileHandle _handle;
    private readonly byte[] _index;
    private readonly int _count;

    /// <summary>Where entries begin, in order, with the end of the last behind them.</summary>
    private readonly long[] _starts;

    private TemporaryPack(DirectoryInfo folder, string file, int nameLength)
    {
        _folder = folder;
        NameLength = nameLength;
        _handle = File.OpenHandle(file + ".pack");
        _index = File.ReadAllBytes(file + ".idx");
        if (_index.Length < NamesAt || !_index.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, (byte)'t', (byte)'O', (byte)'c', 0, 0, 0, 2]))
        {
            throw new InvalidDataException("the index of a pack is of a version that is not known");
        }

        _count = (int)BinaryPrimitives.ReadUInt32BigEndian(_index.AsSpan(NamesAt - sizeof(uint)));
        _starts = new long[_count + 1];
        for (var i = 0; i < _count; i++)
        {
            _starts[i] = OffsetAt(i);
        }

        _starts[_count] = RandomAccess.GetLength(_handle) - nameLength;
        Array.Sort(_starts);
    }

    public string Folder => _folder.FullName;

    /// <summary>Bytes of an object's name: 20 or 32.</summary>
    public int NameLength { get; }

    /// <summary>Null where git or the temporary folder would not have it: the blobs are to be read another way.</summary>
    public static TemporaryPack? TryMake(GitRepository repository, IEnumerable<ObjectId> blobs)
    {
        DirectoryInfo? folder = null;
        try
        {
            folder = Directory.CreateTempSubdirectory("statictracker-");
            var objects = folder.CreateSubdirectory("objects");
            objects.CreateSubdirectory("pack");
            var environment = new Dictionary<string, string>
            {
                ["GIT_OBJECT_DIRECTORY"] = objects.FullName,
                ["GIT_ALTERNATE_OBJECT_DIRECTORIES"] = Quoted(Path.Combine(repository.CommonDir, "objects")),
            };
            var names = string.Concat(blobs.Select(id => id + "\n"));
            var output = repository.Program.Run(
                repository.Folder, ["-c", "core.fsync=none", "-c", "core.compression=0", "pack-objects", "-q", "--window=0", "--delta-base-offset", Path.Combine(folder.FullName, "pack")],
                Encoding.ASCII.GetBytes(names), environment: environment);
            if (output.Succeeded)
            {
                return new TemporaryPack(folder, Path.Combine(folder.FullName, "pack-" + output.Text.Trim()), repository.NameLength);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            // A full disk, no place to write to: as if git had refused.
        }

        Delete(folder);
        return null;
    }

    /// <summary>Where a blob's entry begins; -1: it is not here.</summary>
    public long Find(ObjectId id)
    {
        Span<byte> name = stackalloc byte[ObjectId.Sha256Length];
        id.CopyTo(name);
        name = name[..id.Length];
        var low = name[0] == 0 ? 0 : Fanout(name[0] - 1);
        var high = Fanout(name[0]) - 1;
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            var order = name.SequenceCompareTo(_index.AsSpan(NamesAt + (middle * NameLength), NameLength));
            if (order == 0)
            {
                return OffsetAt(middle);
            }

            (low, high) = order < 0 ? (low, middle - 1) : (middle + 1, high);
        }

        return -1;
    }

    /// <summary>How long the entry is that begins there.</summary>
    public int LengthAt(long start)
    {
        var at = Array.BinarySearch(_starts, start);
        return at >= 0 && at < _count ? checked((int)(_starts[at + 1] - start)) : throw new InvalidDataException("a pack names a base that does not begin an entry");
    }

    public void Read(long start, Span<byte> entry)
    {
        for (var done = 0; done < entry.Length;)
        {
            var read = RandomAccess.Read(_handle, entry[done..], start + done);
            done += read > 0 ? read : throw new InvalidDataException("a pack ends within an entry");
        }
    }

    public void Dispose()
    {
        _handle.Dispose();
        Delete(_folder);
    }

    private static void Delete(DirectoryInfo? folder)
    {
        try
        {
            foreach (var file in folder?.EnumerateFiles("*", SearchOption.AllDirectories) ?? [])
            {
                file.Attributes = FileAttributes.Normal;
            }

            folder?.Delete(recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It lies among temporary files: whoever clears those takes it too.
        }
    }

    /// <summary>Git parts alternates at colons unless they are quoted as in C.</summary>
    private static string Quoted(string path) => $"\"{path.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private int Fanout(int first) => (int)BinaryPrimitives.ReadUInt32BigEndian(_index.AsSpan(FanoutAt + (first * sizeof(uint))));

    private long OffsetAt(int number)
    {
        // Behind the names stand a CRC for each, then offsets, then those that need eight bytes.
        var offsets = NamesAt + (_count * (NameLength + sizeof(uint)));
        var offset = BinaryPrimitives.ReadUInt32BigEndian(_index.AsSpan(offsets + (number * sizeof(uint))));
        return offset < LargeOffset ? offset
            : BinaryPrimitives.ReadInt64BigEndian(_index.AsSpan(offsets + (_count * sizeof(uint)) + ((int)(offset - LargeOffset) * sizeof(long))));
    }
}
