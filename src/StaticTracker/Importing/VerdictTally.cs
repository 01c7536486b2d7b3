using StaticTracker.Modules;

namespace StaticTracker.Importing;

/// <summary>
/// Verdicts of one run as they come: counted per rubric and, where wanted, kept per item. Made once per worker and cleared for each file; no
/// string is made per verdict.
/// </summary>
internal sealed class VerdictTally
{
    /// <summary>Items × rubrics above which a file cannot have a verdict file; far above any real one.</summary>
    public const long MostCells = 64_000_000;

    private readonly ByteTable _items = new();
    private readonly ByteTable _rubrics = new();
    private readonly NameCache _names = new();
    private (int Item, int Rubric, byte Letter)[] _verdicts = new (int, int, byte)[256];
    private RubricCount[] _counts = new RubricCount[16];
    private int _lastItem;
    private int _lastRubric;

    /// <summary>How many verdicts were added.</summary>
    public int Count { get; private set; }

    /// <summary>How many items there are, if items were named.</summary>
    public int ItemCount => _items.Count;

    public string NameOf(int item) => _names.Of(_items[item]);

    public string NameOfRubric(int rubric) => _names.Of(_rubrics[rubric]);

    public bool FitsTable => (long)_items.Count * _rubrics.Count <= MostCells;

    /// <summary>Roughly the bytes of a verdict file that holds it all.</summary>
    public long SizeOfFile => _items.Length + ((long)_items.Count * (4 + _rubrics.Count));

    /// <summary>Goes on with counts alone: from here on no item may be named, and there is no table.</summary>
    public void ForgetItems()
    {
        _items.Forget();
        _verdicts = [];
    }

    public void Clear()
    {
        _items.Clear();
        _rubrics.Clear();
        Array.Clear(_counts);
        Count = _lastItem = _lastRubric = 0;
        if (_verdicts.Length > 65536)
        {
            _verdicts = new (int, int, byte)[256];
        }
    }

    /// <summary>The number of an item. Files go item by item or rubric by rubric, so the last and the next one are tried first.</summary>
    public int Item(ReadOnlySpan<byte> name)
    {
        var count = _items.Count;
        if (_lastItem < count && _items[_lastItem].SequenceEqual(name))
        {
            return _lastItem;
        }

        var next = _lastItem + 1 < count ? _lastItem + 1 : 0;
        return _lastItem = next < count && _items[next].SequenceEqual(name) ? next : _items.NumberOf(name);
    }

    /// <summary>The number of a rubric, the next one tried first.</summary>
    public int Rubric(ReadOnlySpan<byte> name)
    {
        var count = _rubrics.Count;
        var next = _lastRubric + 1 < count ? _lastRubric + 1 : 0;
        return _lastRubric = next < count && _rubrics[next].SequenceEqual(name) ? next : _rubrics.NumberOf(name);
    }

    /// <summary>Counts a verdict (P, F, E or S) of a rubric, and keeps it where <paramref name="item"/> is not negative.</summary>
    public void Add(int item, int rubric, byte letter)
    {
        if (rubric >= _counts.Length)
        {
            Array.Resize(ref _counts, Math.Max(rubric + 1, _counts.Length * 2));
        }

        ref var count = ref _counts[rubric];
        switch (letter)
        {
            case (byte)'P':
                count.Pass++;
                break;
            case (byte)'F':
                count.Fail++;
                break;
            case (byte)'S':
                count.Skipped++;
                break;
            default:
                count.Error++;
                break;
        }

        if (item >= 0)
        {
            if (Count == _verdicts.Length)
            {
                Array.Resize(ref _verdicts, Count * 2);
            }

            _verdicts[Count] = (item, rubric, letter);
        }

        Count++;
    }

    /// <summary>Passed, failed and errors over all rubrics, with the pass rate.</summary>
    public Metrics Totals(string unit)
    {
        long pass = 0, fail = 0, error = 0, skipped = 0;
        for (var i = 0; i < _rubrics.Count; i++)
        {
            pass += _counts[i].Pass;
            fail += _counts[i].Fail;
            error += _counts[i].Error;
            skipped += _counts[i].Skipped;
        }

        return new Metrics { Unit = unit, PassRate = Rate.Of(pass, fail), Total = pass + fail + error, Pass = pass, Fail = fail, Error = error, Skipped = skipped > 0 ? skipped : null };
    }

    /// <summary>The rubrics with counts and rates, in ordinal order.</summary>
    public IReadOnlyList<RubricResult> Rubrics()
    {
        var rubrics = new RubricResult[_rubrics.Count];
        for (var i = 0; i < rubrics.Length; i++)
        {
            var c = _counts[i];
            rubrics[i] = new RubricResult(_names.Of(_rubrics[i]))
            {
                Pass = c.Pass,
                Total = c.Pass + c.Fail + c.Error,
                Fail = c.Error > 0 ? c.Fail : null,
                Error = c.Error > 0 ? c.Error : null,
                Skipped = c.Skipped > 0 ? c.Skipped : null,
                StatedRate = Rate.Of(c.Pass, c.Fail),
            };
        }

        Array.Sort(rubrics, static (a, b) => string.CompareOrdinal(a.Rubric, b.Rubric));
        return rubrics;
    }

    /// <summary>The verdicts by item and rubric. What a rubric says of an item for the n-th time stands with the item <c>id#n</c>.</summary>
    public VerdictTable Table(IReadOnlyList<KeyValuePair<string, ScoreTally>>? scores = null)
    {
        var names = new List<string>(_items.Count);
        for (var i = 0; i < _items.Count; i++)
        {
            names.Add(_names.Of(_items[i]));
        }

        var rubrics = new string[_rubrics.Count];
        for (var i = 0; i < rubrics.Length; i++)
        {
            rubrics[i] = _names.Of(_rubrics[i]);
        }

        var grid = new VerdictGrid(names, rubrics);
        foreach (var (item, rubric, letter) in _verdicts.AsSpan(0, Count))
        {
            grid.Add(item, rubric, letter);
        }

        return grid.Table(scores ?? [], _names);
    }

    private struct RubricCount
    {
        public long Pass;
        public long Fail;
        public long Error;
        public long Skipped;
    }
}
