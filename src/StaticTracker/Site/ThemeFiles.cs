using System.Text;
using StaticTracker.Storage;
using StaticTracker.Theming;

namespace StaticTracker.Site;

/// <summary>What a theme adds to the site: the logo, and a style sheet with the colours of the settings. They lie at the root, where no asset can be.</summary>
internal static class ThemeFiles
{
    /// <summary>A style sheet of the user's own: linked last where it is there.</summary>
    public const string Own = "assets/theme.css";

    private static readonly SitePath s_colours = SitePath.Of("theme.css");

    public static SitePath PathOf(LogoFile logo) => SitePath.Of("logo" + logo.Extension);

    public static void Write(PageMaker maker, LogoFile? logo)
    {
        if (logo is not null)
        {
            maker.WriteBytes(PathOf(logo), logo.Bytes.Span);
        }

        if (maker.Settings.Theme.HasColours)
        {
            maker.WriteBytes(s_colours, Encoding.ASCII.GetBytes(Sheet(maker.Settings.Theme)));
        }
    }

    /// <summary>Light colours hold on paper too. Only what reads as a colour is written, in our own spelling.</summary>
    private static string Sheet(SiteTheme theme)
    {
        var css = new StringBuilder("/* The colours of site.colours in data/tracker.json. */\n");
        Block(css, "@media not screen and (prefers-color-scheme:dark)", theme.Light);
        Block(css, "@media screen and (prefers-color-scheme:dark)", theme.Dark);
        return css.ToString();
    }

    private static void Block(StringBuilder css, string media, IReadOnlyList<KeyValuePair<string, string>> colours)
    {
        if (colours.Count == 0)
        {
            return;
        }

        css.Append(media).Append("{:root{");
        foreach (var (name, text) in colours)
        {
            if (ColourPair.Names.Contains(name) && ThemeColour.TryParse(text, out var colour))
            {
                css.Append("--").Append(name).Append(':').Append(colour.ToString()).Append(';');
            }
        }

        css.Append("}}\n");
    }
}
