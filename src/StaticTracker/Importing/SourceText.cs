using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Storage;

namespace StaticTracker.Importing;

/// <summary>
/// The bytes of one source at a time: whole in memory where it is small, else a window that moves on as it is read, so that a file of
/// any size takes little memory. Hashes what it reads and refuses what is not UTF-8. Made once per worker: the buffer is kept.
/// </summary>
internal sealed class SourceText : IDisposable
{
    /// <summary>Up to here a file is read whole; beyond, through a window of this size.</summary>
    public const int WholeUpTo = 4 << 20;

    /// <summary>The longest single value that is held in memory.</summary>
    public const int LongestValue = 256 << 20;

    private readonly int _wholeUpTo;
    private readonly LinuxReader _plain = new();
    private byte[] _buffer;
    private int _start;
    private int _end;
    private int _valid;
    private Stream? _rest;
    private IncrementalHash? _hash;
    private string? _sha256;
    private int _linesBefore;
    private int _columnsBefore;
    private int _counted;
    private int _linesCounted;
    private int _lineStart;
    private string? _shown;
    private LooseNumbers? _loose;

    public SourceText(int wholeUpTo = WholeUpTo)
    {
        _wholeUpTo = wholeUpTo;
        _buffer = new byte[Math.Min(wholeUpTo, 256 << 10)];
    }

    public SourceFile File { get; private set; } = SourceFile.StandardInput(null);

    /// <summary>How the file is shown: one string for all its places.</summary>
    public string Shown => _shown ??= File.Shown;

    /// <summary>What is in memory and not yet passed over, behind a byte order mark.</summary>
    public ReadOnlySpan<byte> Window => _buffer.AsSpan(_start, _end - _start);

    /// <summary>Whether the window holds the text to its end.</summary>
    public bool IsAtEnd => _rest is null;

    /// <summary>Whether the window holds the whole text, from its start.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>The whole text, a byte order mark included; only where <see cref="IsWhole"/>.</summary>
    public ReadOnlyMemory<byte> Whole => _buffer.AsMemory(0, _end);

    /// <summary>Whether this is a zip archive, told by its first bytes: it is no text then, and nothing but its first bytes is of use.</summary>
    public bool IsArchive { get; private set; }

    /// <summary>Whether it holds several JSON values, one after the other; said by who reads it so.</summary>
    public bool HasManyValues { get; set; }

    /// <summary>SHA-256 of all bytes in hex. Reads what is left of the text.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnfitSourceException">The rest is not UTF-8.</exception>
    public string Sha256
    {
        get
        {
            while (!IsAtEnd)
            {
                Advance(Window.Length);
            }

            return _sha256 ??= Convert.ToHexStringLower(_hash!.GetHashAndReset());
        }
    }

    /// <summary>Opens a file.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be read.</exception>
    /// <exception cref="UnfitSourceException">It is not UTF-8.</exception>
    public void Open(SourceFile file)
    {
        Reset(file);
        if (file.IsPlain ? _plain.TryRead(file.FullPath, _wholeUpTo - 1, ref _buffer, out var length) : LinuxFile.TryRead(file.FullPath, _wholeUpTo - 1, ref _buffer, out length))
        {
            _end = length;
            Settle();
            return;
        }

        if (file.IsFound && LinuxStatus.Of(file.FullPath) is { IsRegular: false })
        {
            throw new IOException("it is a pipe or a device, not a file");
        }

        // Pipes and the like tell no length, and what is long is read through a window.
        OpenStream(new FileStream(file.FullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0));
    }

    /// <summary>Opens a stream, which is disposed of at the end.</summary>
    /// <exception cref="UnfitSourceException">It is not UTF-8.</exception>
    public void Open(SourceFile file, Stream stream)
    {
        Reset(file);
        OpenStream(stream);
    }

    /// <summary>Passes over the first bytes of the window and reads on behind its end.</summary>
    public void Advance(int consumed)
    {
        var passed = _buffer.AsSpan(0, _start + consumed);
        var lastBreak = passed.LastIndexOf((byte)'\n');
        _linesBefore += passed.Count((byte)'\n');
        _columnsBefore = lastBreak < 0 ? _columnsBefore + TextPosition.CodePoints(passed) : TextPosition.CodePoints(passed[(lastBreak + 1)..]);
        var kept = _end - passed.Length;
        _loose?.Pass(consumed);
        _buffer.AsSpan(passed.Length, kept).CopyTo(_buffer);
        _valid -= passed.Length;
        _start = _counted = _linesCounted = _lineStart = 0;
        _end = kept;
        IsWhole = false;
        if (kept > _buffer.Length / 2)
        {
            if (_buffer.Length >= LongestValue)
            {
                throw new UnfitSourceException(new Problem(PlaceAt(0), Codes.Reading.TooLarge, $"this value is longer than {LongestValue >> 20} MB"));
            }

            Grow(_buffer.Length * 2);
        }

        Fill();
    }

    /// <summary>From here on the bare words NaN, Infinity and -Infinity, which Python writes and JSON does not know, are read as <see cref="LooseNumbers.Text"/>.</summary>
    public void AllowLooseNumbers()
    {
        _loose ??= new LooseNumbers();
        _loose.Patch(_buffer.AsSpan(_start, _end - _start), IsAtEnd);
    }

    /// <summary>A part of the window; it stays until the window moves on.</summary>
    public ReadOnlyMemory<byte> Part(int offset, int length) => _buffer.AsMemory(_start + offset, length);

    /// <summary>The place of a byte of the window. Lines are counted from the place that was asked for last, unless this one is before it: places of many rows cost one walk.</summary>
    public SourceSpan PlaceAt(int offset)
    {
        var at = Math.Clamp(_start + offset, 0, _end);
        if (at < _counted)
        {
            _counted = _linesCounted = _lineStart = 0;
        }

        var fresh = _buffer.AsSpan(_counted, at - _counted);
        var lastBreak = fresh.LastIndexOf((byte)'\n');
        _linesCounted += fresh.Count((byte)'\n');
        _lineStart = lastBreak < 0 ? _lineStart : _counted + lastBreak + 1;
        _counted = at;
        var place = TextPosition.Of(_buffer.AsSpan(_lineStart, at - _lineStart), at - _lineStart);
        return new SourceSpan(Shown, 1 + _linesCounted + _linesBefore, _linesCounted == 0 ? place.Column + _columnsBefore : place.Column);
    }

    public void Dispose()
    {
        _rest?.Dispose();
        _hash?.Dispose();
        _plain.Dispose();
    }

    private void Reset(SourceFile file)
    {
        _rest?.Dispose();
        _rest = null;
        File = file;
        _shown = null;
        if (_sha256 is null)
        {
            // Nobody asked for the last one's hash, as of a file that is refused: what was read of it is no part of the next one's.
            _hash?.GetHashAndReset();
        }

        _start = _end = _valid = _linesBefore = _columnsBefore = _counted = _linesCounted = _lineStart = 0;
        _sha256 = null;
        IsWhole = true;
        IsArchive = HasManyValues = false;
        _loose = null;
        if (_buffer.Length > 2 * _wholeUpTo)
        {
            _buffer = new byte[_wholeUpTo];
        }
    }

    private void OpenStream(Stream stream)
    {
        Grow(_wholeUpTo);
        _hash ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        _rest = stream;
        Fill();
        PassOverMark();
    }

    private void Grow(int length)
    {
        if (length > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(length, Math.Min(_buffer.Length * 2, LongestValue)));
        }
    }

    private void Settle()
    {
        // One object for all files.
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        _hash ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        _hash.AppendData(_buffer.AsSpan(0, _end));
        _hash.GetHashAndReset(hash);
        _sha256 = HexText.Lower(hash);
        Validate();
        PassOverMark();
    }

    private void PassOverMark() => _start = _buffer.AsSpan(0, _end).StartsWith(Encoding.UTF8.Preamble) ? 3 : 0;

    private void Fill()
    {
        while (_end < _buffer.Length)
        {
            var read = _rest!.Read(_buffer, _end, _buffer.Length - _end);
            _hash!.AppendData(_buffer, _end, read);
            _end += read;
            if (read == 0)
            {
                _rest.Dispose();
                _rest = null;
                break;
            }
        }

        Validate();
    }

    private void Validate()
    {
        var text = _buffer.AsSpan(0, _end);
        IsArchive |= _valid == 0 && _linesBefore == 0 && text.StartsWith("PK\u0003\u0004"u8);
        if (IsArchive)
        {
            return;
        }

        if (_valid == 0 && _linesBefore == 0 && text.Length > 1 && (text[..2] is [0xFF, 0xFE] or [0xFE, 0xFF] || text[0] == 0 || text[1] == 0))
        {
            throw new UnfitSourceException(new Problem(
                SourceSpan.File(Shown), Codes.Reading.Encoding, "this is UTF-16 or UTF-32, not UTF-8", "save it as UTF-8 (in PowerShell: Out-File -Encoding utf8)"));
        }

        if (_valid == 0 && _linesBefore == 0 && text.StartsWith<byte>([0x1F, 0x8B]))
        {
            throw new UnfitSourceException(new Problem(SourceSpan.File(Shown), Codes.Reading.Encoding, "this is compressed with gzip", "name it *.gz, or unpack it"));
        }

        var fresh = text[_valid..];
        var cut = IsAtEnd ? 0 : UnfinishedTail(fresh);
        if (!Utf8.IsValid(fresh[..^cut]))
        {
            var at = _valid;
            while (Rune.DecodeFromUtf8(text[at..], out _, out var consumed) == System.Buffers.OperationStatus.Done)
            {
                at += consumed;
            }

            throw new UnfitSourceException(new Problem(PlaceAt(at - _start), Codes.Reading.Encoding, "these bytes are not UTF-8", "save it as UTF-8"));
        }

        _valid = _end - cut;
        _loose?.Patch(_buffer.AsSpan(_start, _end - _start), IsAtEnd);
    }

    /// <summary>Bytes at the end that begin a sequence whose rest has yet to come.</summary>
    private static int UnfinishedTail(ReadOnlySpan<byte> text)
    {
        for (var back = 1; back <= Math.Min(3, text.Length); back++)
        {
            var b = text[^back];
            if ((b & 0xC0) != 0x80)
            {
                var needs = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : b >= 0xC0 ? 2 : 1;
                return needs > back ? back : 0;
            }
        }

        return 0;
    }
}
