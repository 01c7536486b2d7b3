using System.Globalization;
using System.Runtime.InteropServices;
using StaticTracker.Indexing;

namespace StaticTracker.Site.Parts;

/// <summary>
/// Which commits changed the results of as many modules as a file of cells holds (<see cref="HeatmapData"/>), read beside that file: most results came once and are as they were. <c>ST.changed(number, {…})</c>: <c>cells</c> has an entry for each cell: 0 no commit,
/// 1 one commit brought what the cell shows, 2 else. <c>first</c> and <c>rest</c> are the first commit of each that has one, by its place on the line against the version before, over 64 and what is left. Of each model of a cell with a 2: <c>count</c> (of its changes), and of each change <c>later</c>
/// (against its change before, or the cell's first) and <c>rate</c> afterwards: 0 what the cell shows, 1 what the cell says that was before an edit, 2 gone, 3 none, up to 1004 tenths and 4, else a place in <c>odd</c> (<see cref="PastFigure.Text"/>) and 1005. <c>best</c>
/// are <see cref="PastBest"/>: cell (against the one before), commit, model and 1. <c>sum</c> is a sum over what comes out (result in its file, commit, rate), by
/// which the reader knows that all the files that it read are of one build.
/// </summary>
internal sealed class PastColumns(PastResults past, EditedFigures edited)
{
    private const int AsShown = 0;
    private const int AsBefore = 1;
    private const int Gone = 2;
    private const int None = 3;
    private const int Tenths = 4;
    private const int Odd = 1005;

    private readonly PackedText _cells = new();
    private readonly PackedText _first = new();
    private readonly PackedText _rest = new();
    private readonly PackedText _count = new();
    private readonly PackedText _later = new();
    private readonly PackedText _rate = new();
    private readonly PackedText _best = new();
    private readonly List<string> _odd = [];
    private readonly Dictionary<string, int> _oddPlaces = new(StringComparer.Ordinal);
    private uint _sum = 2_166_136_261;

    public static SitePath PathOf(int file) => SitePath.Of(string.Create(CultureInfo.InvariantCulture, $"data/time-{file}.js"));

    public static Html File(int file, HeatmapIndex index, PastResults past, EditedFigures edited)
    {
        var (columns, replay) = (new PastColumns(past, edited), new PastReplay(past));
        var (start, cell) = (file * HeatmapData.ModulesPerFile, 0);
        for (var i = start; i < Math.Min(start + HeatmapData.ModulesPerFile, index.Modules.Count); i++)
        {
            var row = replay.Run(index.Modules[i]);
            columns.Add(i - start, index.Modules[i], CollectionsMarshal.AsSpan(row.Changes));
            cell = columns.Best(row.Best, (i - start) * past.Versions.Count, cell);
        }

        var js = new ScriptWriter(16 * 1024);
        return js.Raw("ST.changed("u8).Number(file).Raw(",{\"sum\":"u8).Number(columns._sum).Raw(",\n\"cells\":\""u8).Raw(columns._cells.ToArray()).Raw("\",\n\"first\":\""u8).Raw(columns._first.ToArray())
            .Raw("\",\n\"rest\":\""u8).Raw(columns._rest.ToArray()).Raw("\",\n\"count\":\""u8).Raw(columns._count.ToArray()).Raw("\",\n\"later\":\""u8).Raw(columns._later.ToArray()).Raw("\",\n\"rate\":\""u8).Raw(columns._rate.ToArray()).Raw("\",\n\"best\":\""u8).Raw(columns._best.ToArray()).Raw("\",\n\"odd\":"u8).Texts(columns._odd).Raw("});\n"u8).ToHtml();
    }

    private int Best(List<PastBest> decided, int start, int before)
    {
        foreach (var (cell, place, model) in decided)
        {
            _best.Add(start + cell - before);
            _best.Add(place);
            _best.Add(model + 1);
            before = start + cell;
        }

        return before;
    }

    private void Add(int row, ModuleRow module, ReadOnlySpan<PastChange> changes)
    {
        var models = past.Models.Count;
        var (from, next, before) = (0, 0, 0);
        for (var version = 0; version < past.Versions.Count; version++)
        {
            var cell = next < module.Cells.Count && module.Cells[next].Version == past.Versions[version] ? module.Cells[next++] : null;
            var to = from;
            while (to < changes.Length && changes[to].Result < (version + 1) * models)
            {
                Note(changes[to], (row * past.Versions.Count * models) + changes[to].Result);
                to++;
            }

            if (to > from)
            {
                before = Cell(module, cell, changes[from..to], before);
            }
            else
            {
                _cells.Add(0);
            }

            from = to;
        }
    }

    /// <summary>A cell that commits changed; gives the first of them.</summary>
    private int Cell(ModuleRow module, HeatmapCell? cell, ReadOnlySpan<PastChange> changes, int before)
    {
        var shown = cell?.AtHand().ByModel ?? [];
        var codes = new int[changes.Length];
        var first = int.MaxValue;
        for (var i = 0; i < codes.Length; i++)
        {
            codes[i] = CodeOf(module, shown, changes[i]);
            first = Math.Min(first, changes[i].Place);
        }

        var isPlain = shown.Count == codes.Length;
        for (var i = 0; isPlain && i < codes.Length; i++)
        {
            isPlain = changes[i].Place == first && codes[i] == AsShown && past.Models[changes[i].Result % past.Models.Count] == shown[i].Model;
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

    private void Changes(ReadOnlySpan<PastChange> changes, int[] codes, int first)
    {
        var next = 0;
        for (var model = 0; model < past.Models.Count; model++)
        {
            var (start, place) = (next, first);
            while (next < changes.Length && changes[next].Result % past.Models.Count == model)
            {
                _later.Add(changes[next].Place - place);
                _rate.Add(codes[next]);
                place = changes[next].Place;
                next++;
            }

            _count.Add(next - start);
        }
    }

    private int CodeOf(ModuleRow module, IReadOnlyList<CellResult> results, PastChange change)
    {
        var (figure, model) = (change.Figure, past.Models[change.Result % past.Models.Count]);
        if (Find(results, model) is { } shown)
        {
            if (shown is { Pass: null or < MatchColumns.MostCounted, Fail: null or < MatchColumns.MostCounted } && IsSame(figure, shown.PassRate)
                && shown.TooManyErrors == figure.TooManyErrors && shown.IsErrorsOnly == figure.IsErrorsOnly)
            {
                return AsShown;
            }

            if (figure.IsPlain && edited.Find(module.Id, shown.Experiment)?.RateBefore(shown.PassRate) is { } was && IsSame(figure, was))
            {
                return AsBefore;
            }
        }

        return !figure.IsThere ? Gone : !figure.IsPlain ? Odd + OddPlace(figure.Text) : figure.PassRate is { } rate ? Tenths + (int)(rate * 10) : None;
    }

    private static CellResult? Find(IReadOnlyList<CellResult> results, string model)
    {
        for (var i = 0; i < results.Count; i++)
        {
            if (results[i].Model == model)
            {
                return results[i];
            }
        }

        return null;
    }

    /// <summary>Whether the cell's file gives a script exactly this rate: tenths of a percent, or none.</summary>
    private static bool IsSame(PastFigure figure, decimal? told) => figure.IsThere && PastFigure.IsTenths(told) && PastFigure.IsTenths(figure.PassRate) && told == figure.PassRate;

    private int OddPlace(string text)
    {
        if (!_oddPlaces.TryGetValue(text, out var place))
        {
            _oddPlaces.Add(text, place = _odd.Count);
            _odd.Add(text);
        }

        return place;
    }

    /// <summary>FNV-1a, by numbers in place of bytes.</summary>
    private void Note(PastChange change, int result)
    {
        Mix((uint)result);
        Mix(TimeScript.Number(change.Commit));
        if (!change.Figure.IsThere)
        {
            Mix(uint.MaxValue);
        }
        else if (change.Figure.IsPlain)
        {
            Mix(change.Figure.PassRate is { } rate ? (uint)(rate * 10) + 1 : 0);
        }
        else
        {
            foreach (var character in change.Figure.Text)
            {
                Mix(character);
            }
        }
    }

    private void Mix(uint value) => _sum = unchecked((_sum ^ value) * 16_777_619);
}
