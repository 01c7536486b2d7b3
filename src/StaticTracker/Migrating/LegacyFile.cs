namespace StaticTracker.Migrating;

/// <summary>An old tracker's file: how it is shown, its full path, the SHA-256 of its bytes in hex, and what it holds.</summary>
internal sealed record LegacyFile(string Shown, string FullPath, string Sha256, bool IsScript, IReadOnlyList<LegacyPart> Parts);
