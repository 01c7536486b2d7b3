namespace StaticTracker.History;

/// <summary>The commit that set a value. The time is when its author wrote it, Unix seconds.</summary>
public sealed record ValueOrigin(string Commit, string Author, long AuthoredAt, string Subject);
