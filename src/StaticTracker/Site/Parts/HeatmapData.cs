using System.Globalization;
using StaticTracker.Indexing;
using StaticTracker.Modules;
using StaticTracker.Phrasing;

namespace StaticTracker.Site.Parts;

/// <summary>
/// What the heatmap's script loads when rows come into view: every model's result of every cell, some modules a file, as classic scripts, since <c>fetch</c> does not
/// work from disk. A file is <c>ST.cells(number, {…})</c> with one column of packed numbers (<see cref="PackedText"/>) for each figure, see <see cref="CellColumns"/>.
/// </summary>
internal sealed class HeatmapData
{
    /// <summary>Modules in one file: at 20 versions and 5 models some 25 KB compressed.</summary>
    public const int ModulesPerFile = 100;

    private readonly SiteTexts _texts;
    private readonly HeatmapIndex _index;
    private readonly IReadOnlyList<PromptVersion> _versions;
    private readonly Dictionary<string, int> _models;
    private readonly EditedFigures _edited;

    public HeatmapData(SiteTexts texts, HeatmapIndex index, IReadOnlyList<PromptVersion> versions, EditedFigures edited)
    {
        _texts = texts;
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
            foreach (var model in row.Cells.Models)
            {
                models.Add(model);
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
        var names = rows.SelectMany(r => DatasetsOf(_texts, r)).Distinct().Order(StringComparer.Ordinal).ToList();
        var datasets = Places(names);
        var columns = new CellColumns(_texts, _edited.Count > HeatmapTable.MostMarks);
        foreach (var row in rows)
        {
            columns.AddRow(row);
            var next = 0;
            foreach (var version in _versions)
            {
                var cell = next < row.Cells.Count && row.Cells[next].Version == version ? row.Cells[next++].AtHand() : null;
                columns.Add(cell);
                foreach (var result in cell?.ByModel ?? [])
                {
                    columns.Add(result, _models[result.Model], datasets[RateText.Dataset(_texts, row.Dataset, result.DatasetVersion)], _edited.Find(row.Id, result.Experiment));
                }
            }
        }

        var js = new ScriptWriter(64 * 1024);
        js.Raw("ST.cells("u8).Number(file).Raw(",{\"sets\":"u8).Texts(names);
        columns.Write(js);
        return js.Raw("});\n"u8).ToHtml();
    }

    /// <summary>The data sets that a module's cells show, as people read them.</summary>
    public static IEnumerable<string> DatasetsOf(SiteTexts texts, ModuleRow row) => row.Cells.DatasetVersions.Select(version => RateText.Dataset(texts, row.Dataset, version));

    private static Dictionary<string, int> Places(IReadOnlyList<string> names)
    {
        var places = new Dictionary<string, int>(names.Count, StringComparer.Ordinal);
        for (var i = 0; i < names.Count; i++)
        {
            places.Add(names[i], i);
        }

        return places;
    }
}
