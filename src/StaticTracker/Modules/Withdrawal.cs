namespace StaticTracker.Modules;

/// <summary>An experiment was taken back: why, and when (ISO 8601). It stays in the file and counts nowhere.</summary>
public sealed record Withdrawal(string Reason, string? At);
