using System.Globalization;
using StaticTracker.Indexing;
using StaticTracker.Modules;

namespace StaticTracker.Site.Parts;

/// <summary>
/// What the heatmap's script loads when somebody asks: every model's result of every cell, some modules a file, as classic scripts, since
/// <c>fetch</c> does not work from disk. A file is <c>ST.cells(number, data sets, rows)</c>; a row is [1 if it has a primary rubric, cell …]; a
/// cell is 0 (never run) or [place of the best result or -1, other data sets or 0, result …]; a result is [model, pass rate, match rate, passed, failed, errors,
/// date, data set, flags, low, high, edited] with places in the page's list of models and the file's list of data sets; flags: 1 too many errors, 2 errors only,
/// 4 the interval is too narrow, 8 the data set's version is not known; low and high are the interval's ends in percent, not there without counts; edited is
/// [pass rate that was, match rate that was, words], null where it is the same, not there where no figure was edited.
/// </summary>
internal sealed class HeatmapData
{
    /// <summary>Modules in one file: at 20 versions and 5 models about 200 KB, 40 KB compressed.</summary>
    public const int ModulesPerFile = 40;

    private readonly HeatmapIndex _index;
    private readonly IReadOnlyList<PromptVersion> _versions;
    private readonly Dictionary<string, int> _models;
    private readonly EditedFigures _edited;

    public HeatmapData(HeatmapIndex index, IReadOnlyList<PromptVersion> versions, EditedFigures edited)
    {
        _index = index;
        _edited = edited;
        _versions = versions;
        _models = Places(ModelsOf(index));
    }

    public int Files => (_index.Modules.Count + ModulesPerFile - 1) / ModulesPerFile;

    /// <summary>All models tested, in ordinal order.</summary>
    public static IReadOnlyList<string> ModelsOf(HeatmapIndex index)
    {
        var models = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in index.Modules)
        {
            foreach (var cell in row.Cells)
            {
                foreach (var result in cell.ByModel)
                {
                    models.Add(result.Model);
                }
            }
        }

        var ordered = models.ToArray();
        Array.Sort(ordered, StringComparer.Ordinal);
        return ordered;
    }

    public static SitePath PathOf(int file) => SitePath.Of(string.Create(CultureInfo.InvariantCulture, $"data/cells-{file}.js"));

    public Html File(int file)
    {
        var rows = _index.Modules.Skip(file * ModulesPerFile).Take(ModulesPerFile).ToList();
        var names = rows.SelectMany(r => r.Cells.SelectMany(c => c.ByModel).Select(result => DatasetOf(r, result))).Distinct().Order(StringComparer.Ordinal).ToList();
        var datasets = Places(names);
        var js = new ScriptWriter(256 * 1024);
        js.Raw("ST.cells("u8).Number(file).Raw(","u8).Texts(names).Raw(",["u8);
        for (var i = 0; i < rows.Count; i++)
        {
            js.Raw(i == 0 ? "\n["u8 : ",\n["u8);
            Row(js, rows[i], datasets);
            js.Raw("]"u8);
        }

        return js.Raw("]);\n"u8).ToHtml();
    }

    private static string DatasetOf(ModuleRow row, CellResult result) => RateText.Dataset(row.Dataset, result.DatasetVersion);

    private static Dictionary<string, int> Places(IReadOnlyList<string> names)
    {
        var places = new Dictionary<string, int>(names.Count, StringComparer.Ordinal);
        for (var i = 0; i < names.Count; i++)
        {
            places.Add(names[i], i);
        }

        return places;
    }

    private void Row(ScriptWriter js, ModuleRow row, Dictionary<string, int> datasets)
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

            Cell(js, row, row.Cells[next++], datasets);
        }
    }

    private void Cell(ScriptWriter js, ModuleRow row, HeatmapCell cell, Dictionary<string, int> datasets)
    {
        js.Raw("["u8).Number(PlaceOfBest(cell)).Raw(","u8);
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
                .Raw(",\""u8).Ascii(result.Timestamp.Text.AsSpan(0, 10)).Raw("\","u8).Number(datasets[DatasetOf(row, result)])
                .Raw(","u8).Number((result.TooManyErrors ? 1 : 0) + (RateText.IsErrorsOnly(result) ? 2 : 0) + (result.IntervalTooNarrow ? 4 : 0) + (result.DatasetVersion is null ? 8 : 0));
            if (result.Interval is { } interval)
            {
                js.Raw(","u8).Fixed(interval.Low).Raw(","u8).Fixed(interval.High);
            }

            if (_edited.Find(row.Id, result.Experiment) is { } edited)
            {
                js.Raw(",["u8).Rate(edited.RateBefore(result.PassRate)).Raw(","u8).Rate(edited.MatchRateBefore).Raw(","u8).Text(edited.Words).Raw("]"u8);
            }

            js.Raw("]"u8);
        }

        js.Raw("]"u8);
    }

    private static int PlaceOfBest(HeatmapCell cell)
    {
        for (var i = 0; i < cell.ByModel.Count; i++)
        {
            if (cell.ByModel[i].Model == cell.Best?.Model)
            {
                return i;
            }
        }

        return -1;
    }
}
