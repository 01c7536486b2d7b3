using System.Globalization;
using StaticTracker.Indexing;
using StaticTracker.Modules;

namespace StaticTracker.Site.Parts;

/// <summary>
/// What the heatmap's script loads when somebody asks: every model's result of every cell, some modules a file, as classic scripts, since
/// <c>fetch</c> does not work from disk. A result is [model, pass rate, match rate, passed, failed, errors, date, data set, flags] with
/// places in the tables of the page for model and data set; flags: 1 too many errors, 2 errors only.
/// </summary>
internal sealed class HeatmapData
{
    /// <summary>Modules in one file: at 20 versions and 5 models about 200 KB, 40 KB compressed.</summary>
    public const int ModulesPerFile = 40;

    private readonly HeatmapIndex _index;
    private readonly IReadOnlyList<PromptVersion> _versions;
    private readonly Dictionary<string, int> _models = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _datasets = new(StringComparer.Ordinal);

    public HeatmapData(HeatmapIndex index, IReadOnlyList<PromptVersion> versions)
    {
        _index = index;
        _versions = versions;
        Models = Collect(_models, (_, r) => r.Model);
        Datasets = Collect(_datasets, DatasetOf);
    }

    /// <summary>All models tested, in ordinal order.</summary>
    public IReadOnlyList<string> Models { get; }

    /// <summary>Data sets with their versions, as words.</summary>
    public IReadOnlyList<string> Datasets { get; }

    public int Files => (_index.Modules.Count + ModulesPerFile - 1) / ModulesPerFile;

    public static SitePath PathOf(int file) => SitePath.Of(string.Create(CultureInfo.InvariantCulture, $"data/cells-{file}.js"));

    /// <summary>The tables that results refer to, as a script.</summary>
    public Html Tables()
    {
        var js = new ScriptWriter();
        js.Raw("\"use strict\";\nST.tables({models:"u8).Texts(Models).Raw(",datasets:"u8).Texts(Datasets)
            .Raw(",perFile:"u8).Number(ModulesPerFile).Raw("});\n"u8);
        return js.ToHtml();
    }

    public Html File(int file)
    {
        var js = new ScriptWriter(256 * 1024);
        js.Raw("ST.cells("u8).Number(file).Raw(",["u8);
        var last = Math.Min(_index.Modules.Count, (file + 1) * ModulesPerFile);
        for (var i = file * ModulesPerFile; i < last; i++)
        {
            js.Raw(i == file * ModulesPerFile ? "\n["u8 : ",\n["u8);
            Row(js, _index.Modules[i]);
            js.Raw("]"u8);
        }

        return js.Raw("]);\n"u8).ToHtml();
    }

    private static string DatasetOf(ModuleRow row, CellResult result) => RateText.Dataset(row.Dataset, result.DatasetVersion);

    private List<string> Collect(Dictionary<string, int> places, Func<ModuleRow, CellResult, string> what)
    {
        var all = _index.Modules.SelectMany(m => m.Cells.SelectMany(c => c.ByModel).Select(r => what(m, r))).Distinct().Order(StringComparer.Ordinal).ToList();
        for (var i = 0; i < all.Count; i++)
        {
            places[all[i]] = i;
        }

        return all;
    }

    private void Row(ScriptWriter js, ModuleRow row)
    {
        js.Number(row.PrimaryRubric is null ? 0 : 1);
        var next = 0;
        foreach (var version in _versions)
        {
            js.Raw(","u8);
            if (next >= row.Cells.Count || row.Cells[next].Version != version)
            {
                js.Raw("0"u8);
                continue;
            }

            Cell(js, row, row.Cells[next++]);
        }
    }

    private void Cell(ScriptWriter js, ModuleRow row, HeatmapCell cell)
    {
        js.Raw("["u8);
        if (cell.OtherDatasets.Count > 0)
        {
            js.Texts(cell.OtherDatasets);
        }
        else
        {
            js.Raw("0"u8);
        }

        foreach (var result in cell.ByModel)
        {
            js.Raw(",["u8).Number(_models[result.Model]).Raw(","u8).Rate(result.PassRate).Raw(","u8).Rate(result.MatchRate)
                .Raw(","u8).Number(result.Pass).Raw(","u8).Number(result.Fail).Raw(","u8).Number(result.Error)
                .Raw(",\""u8).Ascii(result.Timestamp.Text.AsSpan(0, 10)).Raw("\","u8).Number(_datasets[DatasetOf(row, result)])
                .Raw(","u8).Number((result.TooManyErrors ? 1 : 0) + (RateText.IsErrorsOnly(result) ? 2 : 0))
                .Raw("]"u8);
        }

        js.Raw("]"u8);
    }
}
