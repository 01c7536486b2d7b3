namespace StaticTracker.Site;

/// <summary>Where something that makes the site comes from.</summary>
/// <param name="Kind">template, asset, setting or text.</param>
/// <param name="Name">Its name; a setting's with dots between the keys.</param>
/// <param name="From">A file, with line and column where it is a value in it; null: built in.</param>
/// <param name="Value">A setting or a text as it holds; null: it has none, or is a file.</param>
public sealed record Origin(string Kind, string Name, string? From, string? Value = null);
