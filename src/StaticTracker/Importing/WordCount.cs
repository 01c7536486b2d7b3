using StaticTracker.Diagnostics;

namespace StaticTracker.Importing;

/// <summary>A verdict that is neither pass nor fail: the word as it stands, how often, and where it stands first.</summary>
public sealed record WordCount(string Word, long Count, SourceSpan First);
