using StaticTracker.Diagnostics;

namespace StaticTracker.Importing;

/// <summary>What comes out of an archive, as long as it does not become larger than is allowed; and where a check sum is given, only if it is whole.</summary>
internal sealed class LimitedStream(Stream inner, long limit, string shown, uint? checkSum = null, Func<long, uint, string?>? faultAtEnd = null) : Stream
{
    private long _read;
    private Crc32 _sum = new();

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    /// <exception cref="UnfitSourceException">It is damaged, or more than is allowed comes out of it.</exception>
    public override int Read(Span<byte> buffer)
    {
        try
        {
            var count = inner.Read(buffer);
            _read += count;
            if (_read > limit)
            {
                throw new UnfitSourceException(new Problem(SourceSpan.File(shown), Codes.Reading.TooLarge, $"more than the {ArchiveLimits.Default.LargestEntry >> 20} MB that are read come out of this archive", "unpack it, and look at what is in it"));
            }

            _sum.Add(buffer[..count]);
            if (count > 0 || buffer.IsEmpty)
            {
                return count;
            }

            return checkSum is not null && checkSum != _sum.Value ? throw new InvalidDataException("its check sum is another one.")
                : faultAtEnd?.Invoke(_read, _sum.Value) is { } fault ? throw new InvalidDataException(fault)
                : 0;
        }
        catch (InvalidDataException e)
        {
            throw new UnfitSourceException(new Problem(SourceSpan.File(shown), Codes.Reading.Unreadable, $"this archive is damaged: {e.Message}"));
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
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
