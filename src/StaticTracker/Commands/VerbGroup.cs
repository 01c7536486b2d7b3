namespace StaticTracker.Commands;

/// <summary>Verbs that serve one purpose, under the heading that the help of the program gives them.</summary>
internal sealed record VerbGroup(string Heading, IReadOnlyList<Verb> Verbs);
