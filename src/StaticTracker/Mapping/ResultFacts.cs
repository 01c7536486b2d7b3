namespace StaticTracker.Mapping;

/// <summary>One result as a file tells it, for rules to look at: its letter (P, F, E or S), its rubric (null: the item as a whole), texts and cells.</summary>
public readonly record struct ResultFacts(char Letter, string? Rubric, string? Reason, string? Output, string? Label, Func<string, string?>? Column);
