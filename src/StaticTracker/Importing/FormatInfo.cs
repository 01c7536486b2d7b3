namespace StaticTracker.Importing;

/// <summary>A format that is read: the name it goes by (<c>--format</c>, <c>source.format</c>), what it is, how it is told, and a command that imports it.</summary>
public sealed record FormatInfo(string Name, string Title, string ToldBy, string Example);
