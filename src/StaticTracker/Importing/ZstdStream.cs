using System.Runtime.InteropServices;
using StaticTracker.Diagnostics;

namespace StaticTracker.Importing;

/// <summary>What was packed with Zstandard, expanded as it is read.</summary>
internal sealed class ZstdStream : Stream
{
    private readonly ZstdLibrary _library;
    private readonly Stream _packed;
    private readonly byte[] _buffer = new byte[64 << 10];
    private nint _state;
    private int _start;
    private int _end;
    private bool _isInFrame;
    private bool _hasMore;

    private ZstdStream(ZstdLibrary library, Stream packed) => (_library, _packed, _state) = (library, packed, library.Create());

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>What comes out of packed bytes.</summary>
    /// <exception cref="UnfitSourceException">This system has no library for it.</exception>
    public static ZstdStream Open(Stream packed, string shown) => Open(packed, shown, ZstdLibrary.Instance);

    internal static ZstdStream Open(Stream packed, string shown, ZstdLibrary? library) => library is not null ? new ZstdStream(library, packed)
        : throw new UnfitSourceException(new Problem(SourceSpan.File(shown), Codes.Importing.NoZstandard, "this entry is packed with Zstandard, for which this system has no library (libzstd)",
            "install libzstd, or convert the log: inspect log convert --to json --output-dir converted LOG"));

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
        {
            return 0;
        }

        while (true)
        {
            if (_start == _end && !_hasMore)
            {
                (_start, _end) = (0, _packed.Read(_buffer));
                if (_end == 0)
                {
                    return _isInFrame ? throw new InvalidDataException("it ends in the middle.") : 0;
                }
            }

            if (Expand(buffer) is > 0 and var count)
            {
                return count;
            }
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (_state != 0)
        {
            _library.Free(_state);
            _state = 0;
        }

        if (disposing)
        {
            _packed.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Expand(Span<byte> buffer)
    {
        var expanded = new byte[Math.Min(buffer.Length, 128 << 10)];
        var input = GCHandle.Alloc(_buffer, GCHandleType.Pinned);
        var output = GCHandle.Alloc(expanded, GCHandleType.Pinned);
        try
        {
            var from = new ZstdBuffer(input.AddrOfPinnedObject() + _start, _end - _start);
            var to = new ZstdBuffer(output.AddrOfPinnedObject(), expanded.Length);
            var left = _library.Decompress(_state, ref to, ref from);
            if (_library.IsError(left))
            {
                throw new InvalidDataException("it is no Zstandard.");
            }

            // What did not fit is still in there, also where no packed bytes are left.
            _isInFrame = left != 0;
            _hasMore = _isInFrame && (int)to.Done == expanded.Length;
            _start += (int)from.Done;
            expanded.AsSpan(0, (int)to.Done).CopyTo(buffer);
            return (int)to.Done;
        }
        finally
        {
            input.Free();
            output.Free();
        }
    }
}
