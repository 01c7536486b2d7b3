using StaticTracker.Storage.Binary;

namespace StaticTracker.Storage.Pieces;

/// <summary>A file that is a head, pieces of which each is made for itself, and a tail.</summary>
internal sealed class PieceText
{
    public required byte[] Head { get; init; }

    /// <summary>What stands between two pieces.</summary>
    public required byte[] Between { get; init; }

    public required byte[] Tail { get; init; }

    /// <summary>What each piece is made from: same key, same bytes.</summary>
    public required ContentKey[] Keys { get; init; }

    /// <summary>Makes for a thread, which writes to the given stream, what writes a piece to it.</summary>
    public required Func<Stream, Action<int>> MakeWriter { get; init; }
}
