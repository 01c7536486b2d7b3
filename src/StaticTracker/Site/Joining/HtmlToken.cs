namespace StaticTracker.Site.Joining;

/// <summary>A piece of a page: its place in the text, and for a tag the element's name in lower case.</summary>
internal readonly record struct HtmlToken(TokenKind Kind, string Name, int Start, int End)
{
    public ReadOnlySpan<char> In(string text) => text.AsSpan(Start, End - Start);

    public bool IsStart(string name) => Kind == TokenKind.Start && Name == name;

    public bool IsEnd(string name) => Kind == TokenKind.End && Name == name;
}
