using System.Text;
using StaticTracker.Exporting;
using StaticTracker.Exporting.Tables;
using StaticTracker.Indexing;
using StaticTracker.Site.Parts;
using StaticTracker.Site.Templates;
using StaticTracker.Storage.Binary;
using StaticTracker.Storage.Pieces;

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
        if (!maker.Keep(Kind, Path, key))
        {
            WritePage(maker, index, key);
        }

        if (!maker.Keep(Download, key))
        {
            maker.WritePieces(Download, DownloadOf(index.Modules), key);
        }
    }

    /// <summary>All versions of all modules, as pieces: a large project's are more than should be held at once.</summary>
    private static PieceText DownloadOf(IReadOnlyList<ModuleRow> modules)
    {
        var keys = new ContentKey[modules.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = modules[i].SourceKey;
        }

        return new PieceText
        {
            Head = HeadOfDownload(),
            Between = [],
            Tail = [],
            Keys = keys,
            MakeWriter = stream =>
            {
                var text = new StreamWriter(stream, leaveOpen: true);
                return module =>
                {
                    DelimitedText.WriteRows(text, StakeholderTable.Of([modules[module]], withModule: true).Rows, ',');
                    text.Flush();
                };
            },
        };
    }

    /// <summary>With the mark by which Excel knows UTF-8: that is what most of those who download it open it in.</summary>
    private static byte[] HeadOfDownload()
    {
        using var head = new MemoryStream();
        using (var text = new StreamWriter(head, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        {
            DelimitedText.WriteHead(text, StakeholderTable.Of([], withModule: true), ',');
        }

        return head.ToArray();
    }

    private static void WritePage(PageMaker maker, HeatmapIndex index, ContentKey key)
    {
        var all = index.Modules.Sum(m => m.Cells.Sum(c => c.ByModel.Count));
        var newestOnly = all > MaxRows;
        maker.Write(Path, maker.Start(Kind, Path, maker.Texts["page.table"])
            .Set("on_table", true)
            .Set("summary", maker.Texts["table.summary"])
            .Set("table", all == 0 ? Html.Empty : ResultTable.Render(maker.Texts, index.Modules, newestOnly))
            .Set("row_count", all == 0 ? null : maker.Texts.Count("count.results", all))
            .Set("newest_only", newestOnly)
            .Set("max_error_share", Modules.Rate.Text(maker.Settings.MaxErrorShare)), key);
    }
}
