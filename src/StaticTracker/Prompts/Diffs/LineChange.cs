namespace StaticTracker.Prompts.Diffs;

/// <summary>One line of a section: <c>=</c> as it was, <c>-</c> gone, <c>+</c> new, <c>~</c> reworded, with its words.</summary>
public sealed record LineChange(char Op, string? Before, string? After)
{
    /// <summary>Of a reworded line.</summary>
    public IReadOnlyList<WordPiece> Words { get; init; } = [];

    /// <summary>Whether it is an item of a list: a rule.</summary>
    public bool IsRule => SectionReader.RuleOf(After ?? Before!) is not null;
}
