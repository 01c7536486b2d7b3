using StaticTracker.Storage.Binary;

namespace StaticTracker.Storage.Pieces;

/// <summary>What a file of pieces was made from: where its first piece starts, and the key and the length in bytes of each, in the order of the file.</summary>
/// <param name="Start">Bytes before the first piece.</param>
/// <param name="Keys">What each piece was made from.</param>
/// <param name="Lengths">How long each is, without what stands between two of them.</param>
internal sealed record PieceList(int Start, ContentKey[] Keys, int[] Lengths)
{
    public void Write(ByteWriter output)
    {
        output.Unsigned((ulong)Start);
        output.Unsigned((ulong)Keys.Length);
        for (var i = 0; i < Keys.Length; i++)
        {
            output.Key(Keys[i]);
            output.Unsigned((ulong)Lengths[i]);
        }
    }

    public static PieceList Read(ref ByteReader input)
    {
        var start = input.Count();
        var list = new PieceList(start, new ContentKey[input.Count()], []);
        list = list with { Lengths = new int[list.Keys.Length] };
        for (var i = 0; i < list.Keys.Length; i++)
        {
            list.Keys[i] = ContentKey.Read(input.Raw(ContentKey.Length));
            list.Lengths[i] = input.Count();
        }

        return list;
    }
}
