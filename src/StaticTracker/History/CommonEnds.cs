namespace StaticTracker.History;

/// <summary>How much of two lists is the same, byte for byte, at the head and (beyond it) at the tail.</summary>
internal static class CommonEnds
{
    /// <param name="text">The newer text.</param>
    /// <param name="elements">Its elements.</param>
    /// <param name="basis">The older text.</param>
    /// <param name="old">Its elements.</param>
    /// <param name="head">How many are known to be the same at the head.</param>
    public static (int Head, int Tail) Of(SplitText text, ElementList elements, SplitText basis, ElementList old, int head = 0)
    {
        var limit = Math.Min(elements.Count, old.Count);
        while (head < limit && text.TextOf(elements[head]).SequenceEqual(basis.TextOf(old[head])))
        {
            head++;
        }

        var tail = 0;
        while (tail < limit - head && text.TextOf(elements[elements.Count - tail - 1]).SequenceEqual(basis.TextOf(old[old.Count - tail - 1])))
        {
            tail++;
        }

        return (head, tail);
    }
}
