namespace StaticTracker.Importing;

/// <summary>Texts of one item that come before it is known what its run counts.</summary>
internal sealed class ItemTexts
{
    public KeptText? Input { get; set; }

    public KeptText? Expected { get; set; }

    public KeptText? Output { get; set; }

    /// <summary>What judges said, by rubric.</summary>
    public List<(string Rubric, KeptText Text)> Reasons { get; set; } = [];

    public long HeldSaid => (Output?.Held ?? 0) + Reasons.Sum(r => r.Text.Held);

    public long Held => HeldSaid + (Input?.Held ?? 0) + (Expected?.Held ?? 0);
}
