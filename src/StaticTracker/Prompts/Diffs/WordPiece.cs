namespace StaticTracker.Prompts.Diffs;

/// <summary>Some words of a line: <c>=</c> on both sides, <c>-</c> only before, <c>+</c> only after.</summary>
public readonly record struct WordPiece(char Op, string Text);
