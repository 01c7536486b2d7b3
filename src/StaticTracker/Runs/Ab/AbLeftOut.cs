using StaticTracker.Phrasing;

namespace StaticTracker.Runs.Ab;

/// <summary>Items of an A/B experiment that count for neither side, by why.</summary>
/// <param name="Waiting">Judged on one side, and not on the other, or not yet.</param>
/// <param name="Errors">One side, or both, has nothing but errors of them.</param>
/// <param name="Unlike">Judged on both, but by nothing that both were judged by.</param>
public readonly record struct AbLeftOut(long Waiting, long Errors, long Unlike)
{
    public long All => Waiting + Errors + Unlike;

    /// <summary>"3 judged on one side only, 1 with errors only on a side".</summary>
    public Phrase Words => Phrase.Join(", ", new[] { ("ab.left_waiting", Waiting), ("ab.left_errors", Errors), ("ab.left_unlike", Unlike) }.Where(part => part.Item2 > 0).Select(part => Phrase.Count(part.Item1, part.Item2)));
}
