namespace StaticTracker.Comparison;

/// <summary>A verdict that turned: of which item, on which rubric (<c>*</c>: the item's own outcome).</summary>
public readonly record struct Flip(string Item, string Rubric);
