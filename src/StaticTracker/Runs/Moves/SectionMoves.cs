using StaticTracker.Prompts.Diffs;

namespace StaticTracker.Runs.Moves;

/// <summary>A changed section of a prompt with what moved at the same time: what shares words with it first, then what is called better or worse, then by how far.</summary>
public sealed record SectionMoves(SectionChange Section, IReadOnlyList<Move> Moves);
