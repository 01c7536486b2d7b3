namespace StaticTracker.Importing;

/// <summary>
/// How much text of one kind a run may hold. From the first that does not fit on none is looked at until room is made again: redacting what is not kept is what would cost.
/// </summary>
internal sealed class TextBudget(TextKeeping keeping, long most)
{
    private long _held;

    /// <summary>How many texts had no room.</summary>
    public long LeftOut { get; private set; }

    public bool IsFull { get; private set; }

    /// <summary>The text, redacted and cut; null where there is none, or no room for it.</summary>
    public KeptText? Take(string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (!IsFull && KeptText.Of(text, keeping) is var kept && _held + kept.Held <= most && keeping.Hold(kept.Held))
        {
            _held += kept.Held;
            return kept;
        }

        IsFull = true;
        LeftOut++;
        return null;
    }

    /// <summary>Takes over a text that is held already; null where there is no room for it.</summary>
    public KeptText? Adopt(KeptText? text)
    {
        if (text is null || _held + text.Held <= most)
        {
            _held += text?.Held ?? 0;
            return text;
        }

        keeping.Release(text.Held);
        LeftOut++;
        return null;
    }

    /// <summary>Counts texts that found no room elsewhere.</summary>
    public void Miss(long count) => LeftOut += count;

    /// <summary>Makes room.</summary>
    public void Release(long bytes)
    {
        if (bytes > 0)
        {
            _held -= bytes;
            keeping.Release(bytes);
            IsFull = false;
        }
    }

    /// <summary>Forgets all that is held.</summary>
    public void Clear() => Release(_held);
}
