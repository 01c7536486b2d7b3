namespace StaticTracker.Importing;

/// <summary>Verdicts laid out by rubric and item, the items by name.</summary>
internal sealed class VerdictGrid(List<string> names, string[] rubrics)
{
    private readonly int _width = names.Count;
    private readonly byte[] _letters = new byte[names.Count * rubrics.Length];
    private RepeatedVerdicts? _repeated;

    public void Add(int item, int rubric, byte letter)
    {
        ref var cell = ref _letters[(rubric * _width) + item];
        if (cell == 0)
        {
            cell = letter;
        }
        else
        {
            Repeated.Add(item, rubric, letter);
        }
    }

    /// <summary>Items and rows in ordinal order, each score in the order of the items.</summary>
    public VerdictTable Table(IReadOnlyList<KeyValuePair<string, ScoreTally>> scores, NameCache cache)
    {
        var numbers = scores.Select(s => KeyValuePair.Create(s.Key, NumbersOf(s.Value))).ToList();
        var order = OrderOf(names);
        var rows = new KeyValuePair<string, string>[rubrics.Length];
        for (var rubric = 0; rubric < rows.Length; rubric++)
        {
            rows[rubric] = new(rubrics[rubric], RowOf(rubric, order));
        }

        Array.Sort(rows, static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        return new VerdictTable(cache.Shared(order is null ? names : [.. order.Select(i => names[i])]), rows)
        {
            Scores = [.. numbers.Select(n => KeyValuePair.Create(n.Key, Arrange(n.Value, order))).OrderBy(n => n.Key, StringComparer.Ordinal)],
        };
    }

    private RepeatedVerdicts Repeated => _repeated ??= new RepeatedVerdicts(names);

    /// <summary>The items' numbers in ordinal order of their names; null where they stand so already.</summary>
    private static int[]? OrderOf(List<string> names)
    {
        var sorted = true;
        for (var i = 1; i < names.Count && sorted; i++)
        {
            sorted = string.CompareOrdinal(names[i - 1], names[i]) < 0;
        }

        if (sorted)
        {
            return null;
        }

        var order = new int[names.Count];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(names.ToArray(), order, StringComparer.Ordinal);
        return order;
    }

    private string RowOf(int rubric, int[]? order) => string.Create(names.Count, (Grid: this, Rubric: rubric, Order: order), static (text, of) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            var item = of.Order is null ? i : of.Order[i];
            var letter = item < of.Grid._width ? of.Grid._letters[(of.Rubric * of.Grid._width) + item] : of.Grid._repeated!.LetterOf(item, of.Rubric);
            text[i] = letter == 0 ? '-' : (char)letter;
        }
    });

    /// <summary>By item; a second number of one item stands with its copy.</summary>
    private Dictionary<int, decimal> NumbersOf(ScoreTally score)
    {
        var numbers = new Dictionary<int, decimal>(score.Count);
        Dictionary<int, int>? times = null;
        foreach (var (item, number) in score.Numbers)
        {
            if (numbers.TryAdd(item, number))
            {
                continue;
            }

            times ??= [];
            var time = times[item] = times.GetValueOrDefault(item, 1) + 1;
            numbers[Repeated.CopyOf(item, time)] = number;
        }

        return numbers;
    }

    private IReadOnlyList<decimal?> Arrange(Dictionary<int, decimal> numbers, int[]? order)
    {
        var row = new decimal?[names.Count];
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = numbers.TryGetValue(order is null ? i : order[i], out var number) ? number : null;
        }

        return row;
    }
}
