namespace StaticTracker.History;

/// <summary>Data commits that were chosen, newest first.</summary>
/// <param name="Head">HEAD's hash; null where there is no commit.</param>
/// <param name="Uncommitted">What the working tree holds beyond HEAD.</param>
/// <param name="Commits">The commits, with the changes that were chosen.</param>
/// <param name="LeftOut">How many older ones would be there too.</param>
public sealed record LogReport(string? Head, IReadOnlyList<ModuleChange> Uncommitted, IReadOnlyList<DataCommit> Commits, int LeftOut);
