using StaticTracker.Indexing;
using StaticTracker.Site.Templates;

namespace StaticTracker.Site.Pages;

/// <summary>Any two results of a module, chosen in the page. The figures come from script files; without scripts the page says where comparisons are to be found.</summary>
internal static class ComparePage
{
    public static readonly SitePath Path = SitePath.Of("compare/index.html");

    public static readonly PageKind Kind = new("compare", new("any", FieldKind.Flag), new("max_error_share", FieldKind.Text), new("margin", FieldKind.Text));

    public static void Write(PageMaker maker, HeatmapIndex index) => maker.Write(Path, maker.Start(Kind, Path, maker.Texts["page.compare"])
        .Set("on_compare", true)
        .Set("any", index.Modules.Count > 0)
        .Set("summary", maker.Texts["compare.summary"])
        .Set("max_error_share", Modules.Rate.Text(maker.Settings.MaxErrorShare))
        .Set("margin", Modules.Rate.Text(maker.Settings.NoDifferenceMargin)));
}
