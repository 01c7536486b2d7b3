using System.Globalization;
using System.Text;
using StaticTracker.Exporting;
using StaticTracker.Exporting.Tables;
using StaticTracker.Indexing;
using StaticTracker.Site.Parts;
using StaticTracker.Site.Templates;
using StaticTracker.Storage;
using StaticTracker.Storage.Binary;

namespace StaticTracker.Site.Pages;

/// <summary>The stakeholders' table: model, prompt version, rates and what was suggested, with a download. A large project's page has the newest versions, its download all.</summary>
internal static class TablePage
{
    /// <summary>Rows up to which the page has every version.</summary>
    public const int MaxRows = 2000;

    /// <summary>Modules whose rows of the download one thread makes at a time.</summary>
    private const int ModulesAtATime = 16;

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
            maker.WriteStream(Download, file => WriteDownload(file, index.Modules), key);
        }
    }

    /// <summary>Made on all cores, some modules at a time, and written as it is made: all of a large project would be more than should be held at once.</summary>
    private static void WriteDownload(Stream file, IReadOnlyList<ModuleRow> modules)
    {
        // With the mark by which Excel knows UTF-8: that is what most of those who download it open it in.
        using (var text = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        {
            DelimitedText.WriteHead(text, StakeholderTable.Of([], withModule: true), ',');
        }

        var parts = new MemoryStream[Math.Min(Environment.ProcessorCount, (modules.Count / ModulesAtATime) + 1)];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = new MemoryStream(64 * 1024);
        }

        for (var start = 0; start < modules.Count; start += parts.Length * ModulesAtATime)
        {
            var from = start;
            AllCores.Run(parts.Length, part => WriteRows(parts[part], modules, from + (part * ModulesAtATime)));
            foreach (var part in parts)
            {
                part.WriteTo(file);
            }
        }
    }

    private static void WriteRows(MemoryStream part, IReadOnlyList<ModuleRow> modules, int start)
    {
        part.SetLength(0);
        using var text = new StreamWriter(part, leaveOpen: true);
        for (var i = start; i < Math.Min(start + ModulesAtATime, modules.Count); i++)
        {
            DelimitedText.WriteRows(text, StakeholderTable.Of([modules[i]], withModule: true).Rows, ',');
        }
    }

    private static void WritePage(PageMaker maker, HeatmapIndex index, ContentKey key)
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
