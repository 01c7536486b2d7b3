namespace StaticTracker.Importing;

/// <summary>What is left of a <see cref="SourceText"/> as a stream, for readers that are made for streams: the window moves on as it is read.</summary>
internal sealed class SourceStream(SourceText text) : Stream
{
    private int _passed;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        if (_passed == text.Window.Length && !text.IsAtEnd)
        {
            text.Advance(_passed);
            _passed = 0;
        }

        var count = Math.Min(buffer.Length, text.Window.Length - _passed);
        text.Window.Slice(_passed, count).CopyTo(buffer);
        _passed += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
