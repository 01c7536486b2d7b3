namespace StaticTracker.Site.Parts;

/// <summary>A module's past: its changes by result, those of a result oldest first, and where ties were decided by cell, oldest first.</summary>
internal sealed record PastRow(List<PastChange> Changes, List<PastBest> Best);
