namespace StaticTracker.Storage.Pieces;

/// <summary>
/// Writes a file of pieces, which may be larger than what should be held at once. Pieces that an earlier file has are copied from it, several in a row at once; the others are made, some at
/// a time on each core.
/// </summary>
internal sealed class PieceWriter
{
    /// <summary>Pieces that one thread makes at a time.</summary>
    private const int AtATime = 16;

    private const int CopyBytes = 256 * 1024;

    private readonly Stream _output;
    private readonly PieceText _text;
    private readonly StandingPieces? _standing;
    private readonly int[] _lengths;
    private readonly MemoryStream[] _parts;
    private readonly Action<int>[] _writers;
    private byte[]? _buffer;

    private PieceWriter(Stream output, PieceText text, StandingPieces? standing)
    {
        _output = output;
        _text = text;
        _standing = standing;
        _lengths = new int[text.Keys.Length];
        _parts = new MemoryStream[Math.Min(Environment.ProcessorCount, (text.Keys.Length / AtATime) + 1)];
        _writers = new Action<int>[_parts.Length];
        for (var i = 0; i < _parts.Length; i++)
        {
            _parts[i] = new MemoryStream(64 * 1024);
            _writers[i] = text.MakeWriter(_parts[i]);
        }
    }

    /// <summary>Writes all of it.</summary>
    /// <param name="output">Takes the file.</param>
    /// <param name="text">What the file is.</param>
    /// <param name="standing">The earlier file; null: all pieces are made.</param>
    /// <returns>What a later file needs to know of this one.</returns>
    public static PieceList Write(Stream output, PieceText text, StandingPieces? standing = null)
    {
        var writer = new PieceWriter(output, text, standing);
        output.Write(text.Head);
        for (var next = 0; next < text.Keys.Length;)
        {
            next = writer.Copy(next) is var copied && copied > next ? copied : writer.Make(next);
        }

        output.Write(text.Tail);
        return new PieceList(text.Head.Length, text.Keys, writer._lengths);
    }

    /// <summary>Copies the pieces from this one on that stand one after another in the earlier file too; the one to go on with.</summary>
    private int Copy(int first)
    {
        if (!Find(first, out var start, out var length))
        {
            return first;
        }

        _lengths[first] = length;
        var end = start + length;
        var next = first + 1;
        while (next < _lengths.Length && Find(next, out var at, out length) && at == end + _text.Between.Length)
        {
            _lengths[next++] = length;
            end = at + length;
        }

        if (first > 0)
        {
            _output.Write(_text.Between);
        }

        _standing!.CopyTo(_output, start, end - start, _buffer ??= new byte[CopyBytes]);
        return next;
    }

    /// <summary>Makes the pieces from this one on that are to be made, as many as all threads do at a time; the one to go on with.</summary>
    private int Make(int first)
    {
        var most = Math.Min(_lengths.Length, first + (_parts.Length * AtATime));
        var end = first + 1;
        while (end < most && !Find(end, out _, out _))
        {
            end++;
        }

        AllCores.Run(_parts.Length, thread => Make(thread, first + (thread * AtATime), Math.Min(end, first + ((thread + 1) * AtATime))));
        foreach (var part in _parts)
        {
            part.WriteTo(_output);
        }

        return end;
    }

    private void Make(int thread, int from, int to)
    {
        var part = _parts[thread];
        part.SetLength(0);
        for (var i = from; i < to; i++)
        {
            if (i > 0)
            {
                part.Write(_text.Between);
            }

            var start = part.Length;
            _writers[thread](i);
            _lengths[i] = (int)(part.Length - start);
        }
    }

    private bool Find(int piece, out long at, out int length)
    {
        (at, length) = (0, 0);
        return _standing is not null && _standing.Find(_text.Keys[piece], out at, out length);
    }
}
