namespace StaticTracker.Site.Joining;

/// <summary>What a piece of a page is. Text includes comments, the doctype and what stands in a script or style.</summary>
internal enum TokenKind
{
    Text,
    Start,
    End,
}
