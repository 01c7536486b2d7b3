using StaticTracker.Modules;

namespace StaticTracker.Checking;

/// <summary>A module whose file need not be read again, and the hashes of its experiments' ids.</summary>
internal sealed record KnownModule(ModuleId Id, ulong[] IdHashes);
