namespace StaticTracker.Site.Parts;

/// <summary>From a commit on, the best of a cell is not the one that errors and pass rates alone tell: match rates decided a tie.</summary>
/// <param name="Cell">The version's place.</param>
/// <param name="Place">The commit's place on the line, the oldest being 0.</param>
/// <param name="Model">The best; −1: from then on the figures tell it again.</param>
internal readonly record struct PastBest(int Cell, int Place, int Model);
