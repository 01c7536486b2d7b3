namespace StaticTracker.Site.Joining;

/// <summary>A page taken apart: what stands before, in and after its main part, and what its head names. All texts are slices of the page.</summary>
/// <param name="Path">Its place in the site.</param>
/// <param name="Language">The start tag of its root element.</param>
/// <param name="Title">Its title, as markup.</param>
/// <param name="Metas">The tags of its head that say how it is shown.</param>
/// <param name="Icon">The address of its icon.</param>
/// <param name="Styles">The addresses of its styles.</param>
/// <param name="FrameScripts">Tags of scripts outside of the main part.</param>
/// <param name="Before">From the body's start to the main part.</param>
/// <param name="MainTag">The main part's start tag.</param>
/// <param name="Main">What the main part holds.</param>
/// <param name="After">From the main part to the body's end.</param>
internal sealed record SitePage(
    string Path, string Language, string Title, IReadOnlyList<string> Metas, string? Icon, IReadOnlyList<string> Styles, IReadOnlyList<string> FrameScripts, string Before, string MainTag, string Main, string After);
