using StaticTracker.Modules;

namespace StaticTracker.Checking;

/// <summary>A module file as it was just read and checked, by itself: ids that two modules share are looked for at the end.</summary>
/// <param name="Module">The record.</param>
/// <param name="Problems">What was found in the file, and the file.</param>
/// <param name="File">The file as it looked before it was read.</param>
/// <param name="IdHashes">Of its experiments' ids.</param>
/// <param name="ReadAt">When reading began, UTC.</param>
internal sealed record ModuleRead(Module Module, FileProblems Problems, FileInfo File, ulong[] IdHashes, DateTime ReadAt);
