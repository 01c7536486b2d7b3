namespace StaticTracker.Site.Joining;

/// <summary>An attribute of a tag: its name in lower case, its value without escapes (null: none), and its place in the text.</summary>
internal readonly record struct HtmlAttribute(string Name, string? Value, int Start, int End);
