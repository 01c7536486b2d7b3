using StaticTracker.History;

namespace StaticTracker.Site.Parts;

/// <summary>What a commit made of a result.</summary>
/// <param name="Result">Which of its module's: version × models + model.</param>
/// <param name="Place">The commit's place on the line, the oldest being 0.</param>
/// <param name="Commit">The commit.</param>
/// <param name="Figure">The result after the commit.</param>
internal readonly record struct PastChange(int Result, int Place, DataCommit Commit, PastFigure Figure);
