using System.Globalization;

namespace StaticTracker.Site.Templates;

/// <summary>What the template engine made of a page's kind for one shape.</summary>
internal sealed record RenderedFrame(string Page, ulong Shape, string Text)
{
    public string Name => NameOf(Page, Shape);

    public static string NameOf(string page, ulong shape) => string.Concat(page, " ", shape.ToString("x", CultureInfo.InvariantCulture));
}
