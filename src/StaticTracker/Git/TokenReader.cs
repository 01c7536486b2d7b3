using System.Buffers;

namespace StaticTracker.Git;

/// <summary>Cuts a stream into tokens that end in NUL, over one buffer that grows only for a token larger than itself.</summary>
internal sealed class TokenReader(Stream stream) : IDisposable
{
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(1 << 18);
    private int _start;
    private int _end;

    /// <summary>The next token without its NUL; it holds until the next call. False at the end of the stream.</summary>
    public bool TryRead(out ReadOnlySpan<byte> token)
    {
        var searched = 0;
        while (true)
        {
            var window = _buffer.AsSpan(_start, _end - _start);
            var at = window[searched..].IndexOf((byte)0);
            if (at >= 0)
            {
                token = window[..(searched + at)];
                _start += searched + at + 1;
                return true;
            }

            searched = window.Length;
            if (!Fill())
            {
                token = window;
                _start = _end;
                return token.Length > 0;
            }
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private bool Fill()
    {
        if (_end == _buffer.Length)
        {
            var target = _start > _buffer.Length / 2 ? _buffer : ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            _buffer.AsSpan(_start, _end - _start).CopyTo(target);
            if (target != _buffer)
            {
                ArrayPool<byte>.Shared.Return(_buffer);
                _buffer = target;
            }

            _end -= _start;
            _start = 0;
        }

        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        return read > 0;
    }
}
