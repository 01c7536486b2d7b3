namespace StaticTracker.Commands;

/// <summary>
/// How many experiments of a bundle's version were made with its content (<paramref name="Same"/>), say that they were made with another one
/// (<paramref name="Other"/>), or do not say with what (<paramref name="Unknown"/>).
/// </summary>
internal sealed record PromptUses(int Same, int Other, int Unknown);
