using Microsoft.Win32.SafeHandles;
using StaticTracker.Storage.Binary;

namespace StaticTracker.Storage.Pieces;

/// <summary>An earlier file of the same kind, from which pieces that would be made from the same are copied.</summary>
internal sealed class StandingPieces : IDisposable
{
    private readonly SafeFileHandle _file;
    private readonly Dictionary<ContentKey, (long At, int Length)> _places;

    /// <param name="file">The file, which is closed with this.</param>
    /// <param name="list">What it was made from.</param>
    /// <param name="between">Bytes between two of its pieces.</param>
    public StandingPieces(SafeFileHandle file, PieceList list, int between)
    {
        _file = file;
        _places = new Dictionary<ContentKey, (long, int)>(list.Keys.Length);
        long at = list.Start;
        for (var i = 0; i < list.Keys.Length; i++)
        {
            _places[list.Keys[i]] = (at, list.Lengths[i]);
            at += list.Lengths[i] + between;
        }
    }

    public bool Find(ContentKey key, out long at, out int length)
    {
        var found = _places.TryGetValue(key, out var place);
        (at, length) = place;
        return found;
    }

    /// <exception cref="IOException">The file became shorter meanwhile.</exception>
    public void CopyTo(Stream output, long at, long length, byte[] buffer)
    {
        while (length > 0)
        {
            var read = RandomAccess.Read(_file, buffer.AsSpan(0, (int)Math.Min(buffer.Length, length)), at);
            if (read == 0)
            {
                throw new IOException("a file of the last build was cut off while it was read");
            }

            output.Write(buffer, 0, read);
            at += read;
            length -= read;
        }
    }

    public void Dispose() => _file.Dispose();
}
