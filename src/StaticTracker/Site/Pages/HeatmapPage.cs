using StaticTracker.Indexing;
using StaticTracker.Modules;
using StaticTracker.Site.Parts;
using StaticTracker.Site.Templates;
using StaticTracker.Storage.Binary;

namespace StaticTracker.Site.Pages;

/// <summary>The start page: modules × prompt versions.</summary>
internal static class HeatmapPage
{
    public static readonly SitePath Path = SitePath.Of("index.html");

    public static readonly PageKind Kind = new(
        "heatmap",
        new("description", FieldKind.Html),
        new("table", FieldKind.Html),
        new("models", FieldKind.Html),
        new("module_count", FieldKind.Text),
        new("max_error_share", FieldKind.Text),
        new("edited", FieldKind.Flag));

    public static void Write(PageMaker maker, HeatmapIndex index, IReadOnlyList<PromptVersion> versions, EditedFigures edited, ContentKey key)
    {
        if (maker.Keep(Path, key))
        {
            return;
        }

        var page = maker.Start(Kind, Path, maker.Settings.Title)
            .Set("on_heatmap", true)
            .Set("generated_at", index.GeneratedAt)
            .Set("summary", "Pass rates of modules and prompt versions")
            .Set("description", SafeMarkdown.Render(maker.Settings.Description))
            .Set("max_error_share", Rate.Text(maker.Settings.MaxErrorShare));
        if (index.Modules.Count > 0)
        {
            page.Set("table", HeatmapTable.Render(index, versions, edited))
                .Set("edited", edited.Count > 0)
                .Set("models", Options(HeatmapData.ModelsOf(index)))
                .Set("module_count", index.Modules.Count == 1 ? "1 module" : $"{index.Modules.Count} modules");
        }

        maker.Write(Path, page, key);
    }

    private static Html Options(IReadOnlyList<string> models)
    {
        var html = new HtmlWriter(256);
        foreach (var model in models)
        {
            html.Raw("<option value=\""u8).Text(model).Raw("\">"u8).Text(model).Raw("</option>"u8);
        }

        return html.ToHtml();
    }
}
