namespace StaticTracker.Indexing;

/// <summary>A change beyond noise: better or worse by itself, and among all that the heatmap compares.</summary>
/// <param name="Row">The place of its row in the index.</param>
/// <param name="Change">The change.</param>
/// <param name="AdjustedP">Its p, adjusted for the family.</param>
public sealed record SureChange(int Row, CellChange Change, double AdjustedP)
{
    public bool IsBetter => Change.Points > 0;
}
