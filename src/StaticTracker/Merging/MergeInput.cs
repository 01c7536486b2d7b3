using StaticTracker.Storage;

namespace StaticTracker.Merging;

/// <summary>
/// The three versions of a file: what it is, its path as it is shown, the common ancestor's bytes (null or nothing in them: both sides added the file), and
/// the bytes of the sides.
/// </summary>
public sealed record MergeInput(DataKind Kind, string Path, ReadOnlyMemory<byte>? Before, ReadOnlyMemory<byte> Ours, ReadOnlyMemory<byte> Theirs);
