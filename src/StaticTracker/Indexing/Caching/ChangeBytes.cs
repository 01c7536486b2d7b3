using StaticTracker.Comparison;
using StaticTracker.Storage.Binary;

namespace StaticTracker.Indexing.Caching;

/// <summary>What the changes of a row's cells stand on, as bytes.</summary>
internal static class ChangeBytes
{
    public static void Write(ByteWriter output, RowChanges changes)
    {
        output.Unsigned((ulong)changes.Compared);
        output.Unsigned((ulong)changes.Candidates.Count);
        foreach (var change in changes.Candidates)
        {
            output.Unsigned((ulong)change.Cell);
            output.Unsigned((ulong)change.Result);
            output.Real(change.P);
            output.Real(change.Touch);
            output.Real(change.Points);
            output.Byte((byte)(change.IsClear ? 1 : 0));
            output.Byte((byte)change.Method);
            output.Signed(change.N);
            output.OptionalSigned(change.PairsBetter);
            output.OptionalSigned(change.PairsWorse);
        }

        output.Unsigned((ulong)changes.Unlike.Count);
        foreach (var one in changes.Unlike)
        {
            output.Unsigned((ulong)one.Cell);
            output.Unsigned((ulong)one.Result);
            PhraseBytes.Write(output, one.Why);
        }
    }

    public static RowChanges Read(ref ByteReader input)
    {
        var compared = input.Count();
        var changes = input.Count() is > 0 and var count ? new CellChange[count] : [];
        for (var i = 0; i < changes.Length; i++)
        {
            changes[i] = new CellChange(input.Count(), input.Count(), input.Real(), input.Real(), input.Real(), input.Byte() == 1)
            {
                Method = (ComparisonMethod)input.Byte(),
                N = input.Signed(),
                PairsBetter = input.OptionalSigned(),
                PairsWorse = input.OptionalSigned(),
            };
        }

        var unlike = input.Count() is > 0 and var more ? new UnlikeChange[more] : [];
        for (var i = 0; i < unlike.Length; i++)
        {
            unlike[i] = new UnlikeChange(input.Count(), input.Count(), PhraseBytes.Read(ref input));
        }

        return compared + unlike.Length == 0 ? RowChanges.None : new RowChanges(compared, changes, unlike);
    }
}
