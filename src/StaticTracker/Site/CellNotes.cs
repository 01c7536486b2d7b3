namespace StaticTracker.Site;

/// <summary>What stands on cells of the heatmap beside their figures.</summary>
/// <param name="Edited">Which figures are not what they were.</param>
/// <param name="Marks">Changes beyond noise, and the gate's words.</param>
/// <param name="Promotions">Which version of each module is the active one.</param>
internal sealed record CellNotes(EditedFigures Edited, HeatmapMarks Marks, PublishedPromotions Promotions);
