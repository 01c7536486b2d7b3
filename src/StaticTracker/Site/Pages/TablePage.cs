using System.Globalization;
using System.Text;
using StaticTracker.Exporting;
using StaticTracker.Exporting.Tables;
using StaticTracker.Indexing;
using StaticTracker.Site.Parts;
using StaticTracker.Site.Templates;

namespace StaticTracker.Site.Pages;

/// <summary>The stakeholders' table: model, prompt version, rates and what was suggested, with a download. A large project's page has the newest versions, its download all.</summary>
internal static class TablePage
{
    /// <summary>Rows up to which the page has every version.</summary>
    public const int MaxRows = 2000;

    public static readonly SitePath Path = SitePath.Of("table/index.html");

    public static readonly SitePath Download = SitePath.Of("data/table.csv");

    public static readonly PageKind Kind = new(
        "table",
        new("table", FieldKind.Html),
        new("row_count", FieldKind.Text),
        new("newest_only", FieldKind.Flag),
        new("max_error_share", FieldKind.Text));

    public static void Write(PageMaker maker, HeatmapIndex index)
    {
        var key = RowKeys.OfRows(index.Modules);
        if (!maker.Keep(Path, key))
        {
            WritePage(maker, index, key);
        }

        if (!maker.Keep(Download, key))
        {
            using var bytes = new MemoryStream();
            using (var text = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 64 * 1024, leaveOpen: true))
            {
                // With the mark by which Excel knows UTF-8: that is what most of those who download it open it in.
                DelimitedText.Write(text, StakeholderTable.Of(index.Modules, withModule: true), ',');
            }

            maker.WriteBytes(Download, bytes.GetBuffer().AsSpan(0, (int)bytes.Length), key);
        }
    }

    private static void WritePage(PageMaker maker, HeatmapIndex index, Storage.Binary.ContentKey key)
    {
        var all = index.Modules.Sum(m => m.Cells.Sum(c => c.ByModel.Count));
        var newestOnly = all > MaxRows;
        maker.Write(Path, maker.Start(Kind, Path, "Table")
            .Set("on_table", true)
            .Set("summary", "Models, prompt versions, rates and what was suggested")
            .Set("table", all == 0 ? Html.Empty : ResultTable.Render(index.Modules, newestOnly))
            .Set("row_count", all == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{all} {(all == 1 ? "result" : "results")}"))
            .Set("newest_only", newestOnly)
            .Set("max_error_share", Modules.Rate.Text(maker.Settings.MaxErrorShare)), key);
    }
}
