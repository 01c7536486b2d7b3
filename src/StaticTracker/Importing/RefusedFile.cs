using StaticTracker.Diagnostics;

namespace StaticTracker.Importing;

/// <summary>A file of which nothing counts, and why.</summary>
/// <param name="File">The file as it was given: the archive, the compressed file or the folder, whatever in it is at fault.</param>
/// <param name="Sha256">Of its content, in hex; null where it could not be read to its end.</param>
/// <param name="Problems">What is wrong, with the places.</param>
public sealed record RefusedFile(SourceFile File, string? Sha256, IReadOnlyList<Problem> Problems);
