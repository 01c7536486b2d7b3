namespace StaticTracker.History;

/// <summary>
/// The elements of a list that are not, byte for byte, on the other side too: common ends are cut off, then whatever stands on both sides
/// anywhere. Indexes count within the whole list.
/// </summary>
internal sealed record Leftover(SplitText? Before, ElementList OldElements, List<int> Old, SplitText? After, ElementList NewElements, List<int> New)
{
    private static readonly ElementList s_none = new();

    public static Leftover Of(SplitText? before, SplitText? after, Func<SplitText, ElementList> list)
    {
        var old = before is null ? s_none : list(before);
        var now = after is null ? s_none : list(after);
        var (head, tail) = before is null || after is null ? (0, 0)
            : after.Basis == before ? (list(after).Head, list(after).Tail)
            : CommonEnds.Of(after, now, before, old);
        var rest = new Leftover(before, old, Between(head, old.Count - tail), after, now, Between(head, now.Count - tail));
        if (rest.Old.Count > 0 && rest.New.Count > 0)
        {
            rest.TakeOutMoved();
        }

        return rest;
    }

    public ReadOnlySpan<byte> OldText(int index) => Before!.TextOf(OldElements[index]);

    public ReadOnlySpan<byte> NewText(int index) => After!.TextOf(NewElements[index]);

    private static List<int> Between(int from, int to)
    {
        var indexes = new List<int>(Math.Max(0, to - from));
        for (var i = from; i < to; i++)
        {
            indexes.Add(i);
        }

        return indexes;
    }

    private void TakeOutMoved()
    {
        var byHash = new Dictionary<int, List<int>>();
        foreach (var index in Old)
        {
            var hash = HashOf(OldText(index));
            if (!byHash.TryGetValue(hash, out var same))
            {
                byHash.Add(hash, same = []);
            }

            same.Add(index);
        }

        var moved = new HashSet<int>();
        New.RemoveAll(index =>
        {
            if (byHash.TryGetValue(HashOf(NewText(index)), out var same))
            {
                foreach (var old in same)
                {
                    if (!moved.Contains(old) && OldText(old).SequenceEqual(NewText(index)))
                    {
                        return moved.Add(old);
                    }
                }
            }

            return false;
        });
        Old.RemoveAll(moved.Contains);
    }

    private static int HashOf(ReadOnlySpan<byte> text)
    {
        var hash = new HashCode();
        hash.AddBytes(text);
        return hash.ToHashCode();
    }
}
