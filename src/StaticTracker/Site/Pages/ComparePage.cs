using System.Globalization;
using StaticTracker.Indexing;
using StaticTracker.Site.Parts;
using StaticTracker.Site.Templates;
using StaticTracker.Storage.Binary;

namespace StaticTracker.Site.Pages;

/// <summary>Any two results of a module, chosen in the page. The figures come from script files; before anything is chosen, and without scripts, the page lists how the newest versions did.</summary>
internal static class ComparePage
{
    public static readonly SitePath Path = SitePath.Of("compare/index.html");

    /// <summary>How many modules' newest versions are listed.</summary>
    private const int MaxNewest = 60;

    public static readonly PageKind Kind = new(
        "compare", new("any", FieldKind.Flag), new("newest", FieldKind.Html), new("left_out", FieldKind.Text), new("max_error_share", FieldKind.Text), new("margin", FieldKind.Text));

    public static void Write(PageMaker maker, HeatmapIndex index)
    {
        var key = ContentKey.Of("compare").With(RowKeys.OfRows(index.Modules));
        if (maker.Keep(Kind, Path, key))
        {
            return;
        }

        var newest = RecentChanges.Newest(maker.Texts, index, MaxNewest);
        maker.Write(Path, maker.Start(Kind, Path, maker.Texts["page.compare"])
            .Set("on_compare", true)
            .Set("any", index.Modules.Count > 0)
            .Set("summary", maker.Texts["compare.summary"])
            .Set("newest", newest.Render())
            .Set("left_out", newest.LeftOut == 0 ? null : newest.LeftOut.ToString(CultureInfo.InvariantCulture))
            .Set("max_error_share", Modules.Rate.Text(maker.Settings.MaxErrorShare))
            .Set("margin", Modules.Rate.Text(maker.Settings.NoDifferenceMargin)), key);
    }
}
