using System.Globalization;
using StaticTracker.Indexing;

namespace StaticTracker.Site.Parts;

/// <summary>
/// Which commits changed the results of as many modules as a file of cells holds (<see cref="HeatmapData"/>), read beside that file: most results came once and are as they were. <c>ST.changed(number, {…})</c>: <c>cells</c> has an entry for each cell: 0 no commit,
/// 1 one commit brought what the cell shows, 2 else. <c>first</c> and <c>rest</c> are the first commit of each that has one, by its place in the whole history against the version before, over 64 and what is left. Of each model of a cell with a 2: <c>count</c> (of its changes), and of each change <c>later</c>
/// (against its change before, or the cell's first) and <c>rate</c> afterwards: 0 what the cell shows, 1 what the cell says that was before an edit, 2 gone, 3 none, else tenths and 4. <c>sum</c> is a sum over what comes out (result in its file, commit, rate), by
/// which the reader knows that all the files that it read are of one build.
/// </summary>
internal sealed class PastColumns(PastResults past, EditedFigures edited)
{
    private const int AsShown = 0;
    private const int AsBefore = 1;
    private const int Others = 3;

    private readonly PackedText _cells = new();
    private readonly PackedText _first = new();
    private readonly PackedText _rest = new();
    private readonly PackedText _count = new();
    private readonly PackedText _later = new();
    private readonly PackedText _rate = new();
    private uint _sum = 2_166_136_261;

    public static SitePath PathOf(int file) => SitePath.Of(string.Create(CultureInfo.InvariantCulture, $"data/time-{file}.js"));

    public static Html File(int file, HeatmapIndex index, PastResults past, EditedFigures edited)
    {
        var columns = new PastColumns(past, edited);
        var start = file * HeatmapData.ModulesPerFile;
        for (var i = start; i < Math.Min(start + HeatmapData.ModulesPerFile, index.Modules.Count); i++)
        {
            columns.Add(i - start, index.Modules[i]);
        }

        var js = new ScriptWriter(16 * 1024);
        return js.Raw("ST.changed("u8).Number(file).Raw(",{\"sum\":"u8).Number(columns._sum).Raw(",\n\"cells\":\""u8).Raw(columns._cells.ToArray()).Raw("\",\n\"first\":\""u8).Raw(columns._first.ToArray())
            .Raw("\",\n\"rest\":\""u8).Raw(columns._rest.ToArray()).Raw("\",\n\"count\":\""u8).Raw(columns._count.ToArray()).Raw("\",\n\"later\":\""u8).Raw(columns._later.ToArray()).Raw("\",\n\"rate\":\""u8).Raw(columns._rate.ToArray()).Raw("\"});\n"u8).ToHtml();
    }

    private void Add(int row, ModuleRow module)
    {
        var models = past.Models.Count;
        var changes = past.Of(module);
        var (from, next, before) = (0, 0, 0);
        for (var version = 0; version < past.Versions.Count; version++)
        {
            var cell = next < module.Cells.Count && module.Cells[next].Version == past.Versions[version] ? module.Cells[next++] : null;
            var to = from;
            while (to < changes.Count && changes[to].Result < (version + 1) * models)
            {
                Note(changes[to], (row * past.Versions.Count * models) + changes[to].Result);
                to++;
            }

            if (to > from)
            {
                before = Cell(module, cell, changes.GetRange(from, to - from), before);
            }
            else
            {
                _cells.Add(0);
            }

            from = to;
        }
    }

    /// <summary>A cell that commits changed; gives the first of them.</summary>
    private int Cell(ModuleRow module, HeatmapCell? cell, List<PastChange> changes, int before)
    {
        var first = changes.Min(c => c.Place);
        var codes = changes.ConvertAll(c => CodeOf(module, cell, c));
        var isPlain = cell is not null && cell.ByModel.Count == changes.Count;
        for (var i = 0; isPlain && i < changes.Count; i++)
        {
            isPlain = changes[i].Place == first && codes[i] == AsShown && past.Models[changes[i].Result % past.Models.Count] == cell!.ByModel[i].Model;
        }

        _cells.Add(isPlain ? 1 : 2);
        _first.Signed((first - before) >> 6);
        _rest.Add((first - before) & 63);
        if (!isPlain)
        {
            Changes(changes, codes, first);
        }

        return first;
    }

    private void Changes(List<PastChange> changes, List<int> codes, int first)
    {
        var next = 0;
        for (var model = 0; model < past.Models.Count; model++)
        {
            var (start, place) = (next, first);
            while (next < changes.Count && changes[next].Result % past.Models.Count == model)
            {
                _later.Add(changes[next].Place - place);
                _rate.Add(codes[next]);
                place = changes[next].Place;
                next++;
            }

            _count.Add(next - start);
        }
    }

    private int CodeOf(ModuleRow module, HeatmapCell? cell, PastChange change)
    {
        if (cell?.ByModel.FirstOrDefault(r => r.Model == past.Models[change.Result % past.Models.Count]) is { } shown)
        {
            if (shown is { Pass: null or < MatchColumns.MostCounted, Fail: null or < MatchColumns.MostCounted } && IsTold(shown.PassRate) && PastChange.Of(shown.PassRate) == change.Rate)
            {
                return AsShown;
            }

            if (edited.Find(module.Id, shown.Experiment)?.RateBefore(shown.PassRate) is { } was && IsTold(was) && PastChange.Of(was) == change.Rate)
            {
                return AsBefore;
            }
        }

        return change.Rate + Others;
    }

    /// <summary>Whether the cell's file gives a script exactly this: tenths of a percent, or no rate.</summary>
    private static bool IsTold(decimal? rate) => rate is null or { Scale: 1 } and >= 0 and <= 100;

    /// <summary>FNV-1a, by numbers in place of bytes.</summary>
    private void Note(PastChange change, int result)
    {
        foreach (var value in (ReadOnlySpan<uint>)[(uint)result, TimeScript.Number(change.Commit), unchecked((uint)change.Rate)])
        {
            _sum = unchecked((_sum ^ value) * 16_777_619);
        }
    }
}
