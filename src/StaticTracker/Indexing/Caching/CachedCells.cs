using StaticTracker.Comparison;
using StaticTracker.Modules;
using StaticTracker.Storage.Binary;

namespace StaticTracker.Indexing.Caching;

/// <summary>
/// The cells of a row as bytes. First what they share (models, versions of data sets, other data sets; each is then named by its place), then the version and length of each cell, then
/// the cells, each to be taken apart alone, and in each the lengths of its results before these.
/// </summary>
internal sealed class CachedCells
{
    private readonly byte[] _bytes;
    private readonly string[] _models;
    private readonly string?[] _sets;
    private readonly string[] _others;
    private readonly PromptVersion[] _versions;
    private readonly int[] _starts;

    private CachedCells(ref ByteReader input)
    {
        _bytes = input.Bytes;
        _models = ReadTexts(ref input);
        _sets = ReadOptionalTexts(ref input);
        _others = ReadTexts(ref input);
        _versions = new PromptVersion[input.Count()];
        _starts = new int[_versions.Length];
        var length = 0;
        for (var i = 0; i < _versions.Length; i++)
        {
            _versions[i] = PromptVersion.Parse(input.Text());
            _starts[i] = length;
            length += input.Count();
        }

        for (var i = 0; i < _starts.Length; i++)
        {
            _starts[i] += input.At;
        }

        input.At += length;
    }

    [Flags]
    private enum Marks : byte
    {
        None = 0,
        IntervalTooNarrow = 1,
        TooManyErrors = 2,
        HasInterval = 4,
        TotalsOnly = 8,
    }

    public IReadOnlyList<PromptVersion> Versions => _versions;

    public IReadOnlyList<string> Models => _models;

    public IReadOnlyList<string?> DatasetVersions => _sets;

    /// <param name="output">Takes the bytes.</param>
    /// <param name="cells">The cells.</param>
    /// <param name="body">A buffer for a cell.</param>
    /// <param name="bodies">A buffer for all cells.</param>
    public static void Write(ByteWriter output, CellList cells, ByteWriter body, ByteWriter bodies)
    {
        var (models, sets, others) = (new Places(cells.Models), new Places(cells.DatasetVersions), new Places(OthersOf(cells)));
        output.Unsigned((ulong)cells.Models.Count);
        foreach (var model in cells.Models)
        {
            output.Text(model);
        }

        output.Unsigned((ulong)cells.DatasetVersions.Count);
        foreach (var set in cells.DatasetVersions)
        {
            output.OptionalText(set);
        }

        output.Unsigned((ulong)others.Texts.Count);
        foreach (var other in others.Texts)
        {
            output.Text(other!);
        }

        bodies.Clear();
        output.Unsigned((ulong)cells.Count);
        foreach (var cell in cells)
        {
            var start = bodies.Written.Length;
            Write(bodies, body, cell, (models, sets, others));
            output.Text(cell.Version.Text);
            output.Unsigned((ulong)(bodies.Written.Length - start));
        }

        output.Raw(bodies.Written);
    }

    /// <summary>Takes apart what is shared, and goes on behind the cells.</summary>
    public static CachedCells Open(ref ByteReader input) => new(ref input);

    /// <summary>Takes one cell apart.</summary>
    public HeatmapCell Read(int index)
    {
        var input = new ByteReader(_bytes, _starts[index]);
        var others = input.Count() is > 0 and var count ? new string[count] : [];
        for (var i = 0; i < others.Length; i++)
        {
            others[i] = _others[input.Count()];
        }

        var best = input.Count();
        var starts = input.Count() is > 0 and var many ? new int[many] : [];
        var length = 0;
        for (var i = 0; i < starts.Length; i++)
        {
            starts[i] = length;
            length += input.Count();
        }

        for (var i = 0; i < starts.Length; i++)
        {
            starts[i] += input.At;
        }

        var results = new CachedResults(this, starts, best - 1);
        return new HeatmapCell { Version = _versions[index], ByModel = results, OtherDatasets = others, Best = results.Best };
    }

    private static List<string> OthersOf(CellList cells)
    {
        var all = new List<string>();
        foreach (var cell in cells)
        {
            foreach (var other in cell.OtherDatasets)
            {
                if (!all.Contains(other))
                {
                    all.Add(other);
                }
            }
        }

        return all;
    }

    private static void Write(ByteWriter output, ByteWriter results, HeatmapCell cell, (Places Models, Places Sets, Places Others) places)
    {
        output.Unsigned((ulong)cell.OtherDatasets.Count);
        foreach (var other in cell.OtherDatasets)
        {
            output.Unsigned((ulong)places.Others.Of(other));
        }

        var best = 0;
        for (var i = 0; i < cell.ByModel.Count; i++)
        {
            best = ReferenceEquals(cell.Best, cell.ByModel[i]) ? i + 1 : best;
        }

        output.Unsigned((ulong)best);
        output.Unsigned((ulong)cell.ByModel.Count);
        results.Clear();
        foreach (var result in cell.ByModel)
        {
            var start = results.Written.Length;
            Write(results, result, places.Models.Of(result.Model), places.Sets.Of(result.DatasetVersion));
            output.Unsigned((ulong)(results.Written.Length - start));
        }

        output.Raw(results.Written);
    }

    private static void Write(ByteWriter output, CellResult result, int model, int set)
    {
        output.Byte((byte)((result.IntervalTooNarrow ? Marks.IntervalTooNarrow : 0) | (result.TooManyErrors ? Marks.TooManyErrors : 0) | (result.Interval is null ? 0 : Marks.HasInterval)
            | (result.TotalsOnly ? Marks.TotalsOnly : 0)));
        output.Unsigned((ulong)model);
        output.Unsigned((ulong)set);
        output.Text(result.Experiment);
        output.Text(result.Timestamp.Text);
        output.OptionalSigned(result.Pass);
        output.OptionalSigned(result.Fail);
        output.OptionalSigned(result.Error);
        output.OptionalSigned(result.Total);
        output.OptionalDecimal(result.PassRate);
        output.OptionalDecimal(result.MatchRate);
        output.Unsigned((ulong)result.Runs);
        if (result.Interval is { } interval)
        {
            output.Real(interval.Low);
            output.Real(interval.High);
        }
    }

    /// <summary>Takes one result apart, from where it starts.</summary>
    public CellResult ReadResult(int start)
    {
        var input = new ByteReader(_bytes, start);
        var marks = (Marks)input.Byte();
        return new CellResult
        {
            // Members are set in the order they are written here, which is that of the bytes.
            Model = _models[input.Count()],
            DatasetVersion = _sets[input.Count()],
            Experiment = input.Text(),
            Timestamp = Timestamp.Parse(input.Text()),
            Pass = input.OptionalSigned(),
            Fail = input.OptionalSigned(),
            Error = input.OptionalSigned(),
            Total = input.OptionalSigned(),
            PassRate = input.OptionalDecimal(),
            MatchRate = input.OptionalDecimal(),
            Runs = input.Count(),
            Interval = (marks & Marks.HasInterval) == 0 ? null : new Interval(input.Real(), input.Real()),
            IntervalTooNarrow = (marks & Marks.IntervalTooNarrow) != 0,
            TooManyErrors = (marks & Marks.TooManyErrors) != 0,
            TotalsOnly = (marks & Marks.TotalsOnly) != 0,
        };
    }

    private static string[] ReadTexts(ref ByteReader input)
    {
        var texts = input.Count() is > 0 and var count ? new string[count] : [];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = input.Text();
        }

        return texts;
    }

    private static string?[] ReadOptionalTexts(ref ByteReader input)
    {
        var texts = input.Count() is > 0 and var count ? new string?[count] : [];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = input.OptionalText();
        }

        return texts;
    }

    /// <summary>Where each of some texts stands.</summary>
    private sealed class Places(IReadOnlyList<string?> texts)
    {
        public IReadOnlyList<string?> Texts => texts;

        public int Of(string? text)
        {
            for (var i = 0; i < texts.Count; i++)
            {
                if (texts[i] == text)
                {
                    return i;
                }
            }

            throw new InvalidOperationException($"no place for '{text}'");
        }
    }
}
