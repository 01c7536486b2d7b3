using StaticTracker.Site.Templates;

namespace StaticTracker.Site.Pages;

/// <summary>Served for addresses that do not exist, at any depth: nothing in it may be relative, so its style is inside, allowed by its hash.</summary>
internal static class NotFoundPage
{
    public static readonly SitePath Path = SitePath.Of("404.html");

    /// <summary>Put into the page itself.</summary>
    public const string Style = "assets/404.css";

    public static readonly PageKind Kind = new("404", new("style", FieldKind.Html), new("style_hash", FieldKind.Text), new("home", FieldKind.Text));

    public static void Write(PageMaker maker)
    {
        var style = maker.Templates[Style].Bytes;
        maker.Write(Path, maker.Start(Kind, Path, maker.Texts["not_found.summary"])
            .Set("style", new Html(style))
            .Set("style_hash", Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(style.Span)))
            .Set("home", SafeLink.IsWeb(maker.Settings.SiteUrl) ? $"{maker.Settings.SiteUrl}/index.html" : null));
    }
}
