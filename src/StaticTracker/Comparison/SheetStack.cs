using StaticTracker.Storage;

namespace StaticTracker.Comparison;

/// <summary>The verdict sheets of one side, all over the same items: several where runs are pooled.</summary>
internal sealed class SheetStack
{
    private readonly VerdictSheet[] _sheets;
    private readonly Dictionary<string, int> _places;
    private readonly Dictionary<string, string>[] _rows;

    public SheetStack(IEnumerable<VerdictSheet> sheets)
    {
        _sheets = [.. sheets];
        _places = new Dictionary<string, int>(Items.Count, StringComparer.Ordinal);
        for (var i = 0; i < Items.Count; i++)
        {
            _places[Items[i]] = i;
        }

        _rows = [.. _sheets.Select(s => s.Rows.ToDictionary(r => r.Key, r => r.Value, StringComparer.Ordinal))];
        BaseItems = [.. Items.Select(item => SheetTallies.BaseOf(item, _places.ContainsKey))];
    }

    public int Runs => _sheets.Length;

    public IReadOnlyList<string> Items => _sheets[0].Items;

    /// <summary>For each place the item itself: <c>a#2</c> is what a rubric said of <c>a</c> the second time.</summary>
    public IReadOnlyList<string> BaseItems { get; }

    /// <summary>Rubrics that have a row in every run, in ordinal order; the items' own outcome (<c>*</c>) is none of them.</summary>
    public IEnumerable<string> Rubrics => _rows[0].Keys.Where(r => r != FigureRows.Own && HasRow(r)).Order(StringComparer.Ordinal);

    public bool HasRow(string row) => _rows.All(r => r.ContainsKey(row));

    public int PlaceOf(string item) => _places.GetValueOrDefault(item, -1);

    /// <summary>How often the verdict was P, F and E over the runs.</summary>
    public (int Pass, int Fail, int Error) Count(string row, int place)
    {
        var (pass, fail, error) = (0, 0, 0);
        foreach (var rows in _rows)
        {
            switch (rows[row][place])
            {
                case 'P':
                    pass++;
                    break;
                case 'F':
                    fail++;
                    break;
                case 'E':
                    error++;
                    break;
            }
        }

        return (pass, fail, error);
    }

    /// <summary>The tallies of all items on some rows.</summary>
    public ItemTally[] Tallies(IReadOnlyList<string> rows)
    {
        var tallies = new Dictionary<string, ItemTally>(StringComparer.Ordinal);
        for (var place = 0; place < Items.Count; place++)
        {
            var tally = tallies.GetValueOrDefault(BaseItems[place]);
            foreach (var row in rows)
            {
                var (pass, fail, _) = Count(row, place);
                tally = pass + fail == 0 ? tally : new ItemTally(tally.Passed + ((double)pass / (pass + fail)), tally.Judged + 1);
            }

            tallies[BaseItems[place]] = tally;
        }

        return [.. tallies.Values];
    }
}
