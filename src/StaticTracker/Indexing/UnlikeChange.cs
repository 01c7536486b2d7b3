using StaticTracker.Phrasing;

namespace StaticTracker.Indexing;

/// <summary>A result that is not comparable with what the heatmap shows of the same model in the version before.</summary>
/// <param name="Cell">The place of the cell in its row.</param>
/// <param name="Result">The place of the result in its cell.</param>
/// <param name="Why">What differs: "other judge: gpt-4o and gpt-5".</param>
public sealed record UnlikeChange(int Cell, int Result, Phrase Why);
