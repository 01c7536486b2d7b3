using StaticTracker.Modules;
using StaticTracker.Phrasing;

namespace StaticTracker.Site.Parts;

/// <summary>
/// Where the matrix of items and rubrics comes: which experiments have stored verdicts, with the files that a script makes the matrix of. Without scripts these files are
/// what there is to read.
/// </summary>
internal static class ItemsPart
{
    public static Html Render(SiteTexts texts, Module module, VerdictScripts verdicts, string? newest, string? before, bool withTexts)
    {
        if (verdicts.Files == 0)
        {
            return Html.Empty;
        }

        var html = new HtmlWriter(1024, texts);
        html.Raw("<div id=matrix data-module=\""u8).Id(module.Id).Raw("\""u8);
        html.Raw(withTexts ? " data-texts"u8 : ""u8);
        Choice(html, " data-newest=\""u8, newest, verdicts);
        Choice(html, " data-before=\""u8, before, verdicts);
        html.Raw("></div><p class=\"meta files\">"u8).Text(texts.Count("items.files", verdicts.FileOf.Count)).Raw(" "u8);
        for (var file = 0; file < verdicts.Files; file++)
        {
            html.Raw(file == 0 ? ""u8 : ", "u8).Raw("<a href=\"../../"u8).Ascii(VerdictScripts.PathOf(module.Id, file).Text).Raw("\">"u8).Text(texts.Of("items.file", ("n", RateText.Text(file + 1)))).Raw("</a>"u8);
        }

        return html.Raw("</p>"u8).ToHtml();
    }

    private static void Choice(HtmlWriter html, ReadOnlySpan<byte> attribute, string? experiment, VerdictScripts verdicts)
    {
        if (experiment is not null && verdicts.FileOf.ContainsKey(experiment))
        {
            html.Raw(attribute).Text(experiment).Raw("\""u8);
        }
    }
}
