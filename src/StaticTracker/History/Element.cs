namespace StaticTracker.History;

/// <summary>
/// An element of a module file's list by its place in the text; <paramref name="Record"/> is what it says (an <see cref="ExperimentDigest"/> or
/// a suggestion) as soon as somebody had to look.
/// </summary>
internal record struct Element(int Start, int Length, object? Record);
