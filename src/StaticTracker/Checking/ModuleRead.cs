using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Checking;

/// <summary>A module file as it was just read and checked, by itself: ids that two modules share are looked for at the end.</summary>
/// <param name="Module">The record.</param>
/// <param name="Problems">What was found in the file, and the file.</param>
/// <param name="File">The file.</param>
/// <param name="IdHashes">Of its experiments' ids.</param>
/// <param name="Look">What the file looked like before it was read; null: nobody asked, or it may change without looking different.</param>
internal sealed record ModuleRead(Module Module, FileProblems Problems, FileInfo File, ulong[] IdHashes, FileLook? Look);
