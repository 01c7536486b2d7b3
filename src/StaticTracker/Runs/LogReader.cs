namespace StaticTracker.Runs;

/// <summary>The whole lines of a log, one after the other, from a file or any other stream.</summary>
internal sealed class LogReader : IDisposable
{
    private const int Window = 64 * 1024;

    private readonly Stream _stream;
    private byte[] _buffer = new byte[Window];
    private int _start;
    private int _end;
    private bool _isAtEnd;

    public LogReader(string path)
        : this(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0))
    {
    }

    public LogReader(Stream stream) => _stream = stream;

    /// <summary>Whole lines given so far.</summary>
    public int LineCount { get; private set; }

    /// <summary>Bytes behind the last line feed; known when <see cref="Next"/> has given null.</summary>
    public int TornBytes { get; private set; }

    /// <summary>What stands behind the last line feed; good until the reader is disposed.</summary>
    public ReadOnlyMemory<byte> Torn => _buffer.AsMemory(_end - TornBytes, TornBytes);

    /// <summary>The next whole line without its line feed, good until the next call, with its number from 1; null at the end.</summary>
    public (ReadOnlyMemory<byte> Text, int Number)? Next()
    {
        var looked = _start;
        while (true)
        {
            var at = _buffer.AsSpan(looked, _end - looked).IndexOf((byte)'\n');
            if (at >= 0)
            {
                var line = _buffer.AsMemory(_start, looked + at - _start);
                _start = looked + at + 1;
                return (line, ++LineCount);
            }

            if (_isAtEnd)
            {
                TornBytes = _end - _start;
                return null;
            }

            looked = _end - _start;
            Fill();
        }
    }

    /// <summary>Whether a whole line can be given without waiting for more input.</summary>
    public bool HasLine => _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n') >= 0;

    public void Dispose() => _stream.Dispose();

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = _stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _isAtEnd = read == 0;
    }
}
