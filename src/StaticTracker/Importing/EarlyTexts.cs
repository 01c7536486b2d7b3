namespace StaticTracker.Importing;

/// <summary>Holds texts of items as they are read, redacted and cut, where their run is made only when all is read. As much as <see cref="RunTexts"/> holds, which takes them over.</summary>
internal sealed class EarlyTexts(TextKeeping keeping)
{
    private readonly TextBudget _given = new(keeping, RunTexts.MostHeldOf(keeping));
    private readonly TextBudget _said = new(keeping, RunTexts.MostHeldOf(keeping));

    /// <summary>Texts for which there was no room.</summary>
    public long LeftOut => _given.LeftOut + _said.LeftOut;

    /// <summary>Whether there is no room for any text: of further items none need be looked at, only counted.</summary>
    public bool IsFull => _given.IsFull && _said.IsFull;

    /// <summary>Counts texts that were not looked at.</summary>
    public void Miss(long count) => _said.Miss(count);

    /// <summary>What the item is.</summary>
    public void Describe(ItemTexts item, string? input, string? expected)
    {
        item.Input ??= _given.Take(input);
        item.Expected ??= _given.Take(expected);
    }

    /// <summary>What the model said of it; the first word holds.</summary>
    public void Said(ItemTexts item, string? output) => item.Output ??= _said.Take(output);

    /// <summary>Why a rubric judged as it did.</summary>
    public void Reason(ItemTexts item, string rubric, string? reason)
    {
        if (reason is { Length: > 0 } && _said.Take(reason) is { } text)
        {
            item.Reasons.Add((rubric, text));
        }
    }

    /// <summary>The item passed: where only failed ones are kept, what was said of it makes room.</summary>
    public void Passed(ItemTexts item)
    {
        if (keeping.OnlyFailed)
        {
            _said.Release(item.HeldSaid);
            item.Output = null;
            item.Reasons = [];
        }
    }
}
