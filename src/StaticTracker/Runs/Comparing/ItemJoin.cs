using StaticTracker.Comparison;
using StaticTracker.Storage;

namespace StaticTracker.Runs.Comparing;

/// <summary>Two sheets joined by item id; what was said of an item again (<c>a#2</c>) is joined with what was said that time, and belongs to the item. Pure: what comes out depends on the sheets alone.</summary>
internal static class ItemJoin
{
    /// <summary>What was said of the items of both sheets, in ordinal order, with the items' ranks.</summary>
    /// <param name="before">One side.</param>
    /// <param name="after">The other.</param>
    /// <param name="lowerIsBetter">Scores of which a lower one is better.</param>
    public static IReadOnlyList<RunItem> Of(VerdictSheet before, VerdictSheet after, IReadOnlySet<string> lowerIsBetter)
    {
        var places = PlacesOf(after);
        var pairs = new List<(int Before, int After)>();
        for (var i = 0; i < before.Items.Count; i++)
        {
            if (places.TryGetValue(before.Items[i], out var place))
            {
                pairs.Add((i, place));
            }
        }

        var rows = Names(before.Rows, after.Rows);
        var scores = Names(before.Scores, after.Scores);
        var (lettersBefore, lettersAfter) = (Lookup(before.Rows), Lookup(after.Rows));
        var (numbersBefore, numbersAfter) = (Lookup(before.Scores), Lookup(after.Scores));
        var baseOf = BasesOf(before, after);
        var items = pairs.Select(p => baseOf[before.Items[p.Before]]).ToList();
        var ranksBefore = RanksOf(before, items, baseOf, lowerIsBetter);
        var ranksAfter = RanksOf(after, items, baseOf, lowerIsBetter);
        return
        [
            .. pairs.Select((pair, i) => new RunItem(
                before.Items[pair.Before],
                items[i],
                [.. rows.Select(r => new VerdictChange(r, Letter(lettersBefore, r, pair.Before), Letter(lettersAfter, r, pair.After)))],
                [.. scores.Select(s => new ScoreChange(s, Number(numbersBefore, s, pair.Before), Number(numbersAfter, s, pair.After)))])
            {
                RankBefore = ranksBefore.GetValueOrDefault(items[i]),
                RankAfter = ranksAfter.GetValueOrDefault(items[i]),
            }),
        ];
    }

    /// <summary>Items of one sheet that the other does not have.</summary>
    public static IReadOnlyList<string> OnlyIn(VerdictSheet one, VerdictSheet other)
    {
        var baseOf = BasesOf(one, other);
        var there = other.Items.Select(i => baseOf[i]).ToHashSet(StringComparer.Ordinal);
        return [.. one.Items.Select(i => baseOf[i]).Distinct(StringComparer.Ordinal).Where(i => !there.Contains(i))];
    }

    /// <summary>For each name on either sheet the item itself: <c>a</c> for <c>a#2</c>, where there is an <c>a</c>.</summary>
    public static IReadOnlyDictionary<string, string> BasesOf(VerdictSheet one, VerdictSheet other)
    {
        var names = one.Items.Concat(other.Items).ToHashSet(StringComparer.Ordinal);
        return names.ToDictionary(n => n, n => SheetTallies.BaseOf(n, names.Contains), StringComparer.Ordinal);
    }

    /// <summary>
    /// Ranks of some items: by the share of their verdicts that passed (their own outcome where that stands there), then by their scores one after the other (the mean of what they were given), best
    /// first. Items that nothing tells apart share a rank; those of which nothing was judged or scored have none.
    /// </summary>
    private static Dictionary<string, int?> RanksOf(VerdictSheet sheet, IReadOnlyList<string> wanted, IReadOnlyDictionary<string, string> baseOf, IReadOnlySet<string> lowerIsBetter)
    {
        var items = wanted.Distinct(StringComparer.Ordinal).ToList();
        var places = Enumerable.Range(0, sheet.Items.Count).ToLookup(i => baseOf[sheet.Items[i]], StringComparer.Ordinal);
        var own = sheet.Rows.Where(r => r.Key == FigureRows.Own).ToList();
        var rows = own.Count > 0 ? own : sheet.Rows;
        var scores = sheet.Scores.OrderBy(s => s.Key, StringComparer.Ordinal).ToList();
        var keys = items.Select(i => KeyOf(rows, scores, [.. places[i]], lowerIsBetter)).ToArray();
        var order = Enumerable.Range(0, keys.Length).Where(i => keys[i] is not null).ToArray();
        Array.Sort(order, (x, y) => Compare(keys[y]!, keys[x]!));
        var ranks = new Dictionary<string, int?>(StringComparer.Ordinal);
        for (var i = 0; i < order.Length; i++)
        {
            ranks[items[order[i]]] = i > 0 && Compare(keys[order[i]]!, keys[order[i - 1]]!) == 0 ? ranks[items[order[i - 1]]] : i + 1;
        }

        return ranks;
    }

    private static decimal[]? KeyOf(
        IReadOnlyList<KeyValuePair<string, string>> rows, IReadOnlyList<KeyValuePair<string, IReadOnlyList<decimal?>>> scores, IReadOnlyList<int> places, IReadOnlySet<string> lowerIsBetter)
    {
        var passed = rows.Sum(r => places.Count(p => r.Value[p] == 'P'));
        var judged = rows.Sum(r => places.Count(p => r.Value[p] is 'P' or 'F'));
        var given = scores.Select(s => (s.Key, Given: places.Select(p => s.Value[p]).OfType<decimal>().ToList())).ToList();
        if (judged == 0 && given.TrueForAll(g => g.Given.Count == 0))
        {
            return null;
        }

        return [judged == 0 ? -1 : (decimal)passed / judged, .. given.Select(g => g.Given.Count == 0 ? decimal.MinValue : lowerIsBetter.Contains(g.Key) ? -MeanOf(g.Given) : MeanOf(g.Given))];
    }

    /// <summary>What an item was given, the mean where that was several times; a single number as it is, whatever its size.</summary>
    public static decimal MeanOf(IReadOnlyList<decimal> scores) =>
        scores.Count == 1 ? scores[0] : scores.Average(s => Math.Clamp(s, -ScoreHistogram.Most, ScoreHistogram.Most));

    private static int Compare(decimal[] x, decimal[] y)
    {
        for (var i = 0; i < x.Length; i++)
        {
            if (x[i].CompareTo(y[i]) is not 0 and var order)
            {
                return order;
            }
        }

        return 0;
    }

    private static Dictionary<string, int> PlacesOf(VerdictSheet sheet)
    {
        var places = new Dictionary<string, int>(sheet.Items.Count, StringComparer.Ordinal);
        for (var i = 0; i < sheet.Items.Count; i++)
        {
            places[sheet.Items[i]] = i;
        }

        return places;
    }

    private static List<string> Names<T>(IEnumerable<KeyValuePair<string, T>> one, IEnumerable<KeyValuePair<string, T>> other) =>
        [.. one.Concat(other).Select(r => r.Key).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static Dictionary<string, T> Lookup<T>(IReadOnlyList<KeyValuePair<string, T>> rows) => rows.ToDictionary(r => r.Key, r => r.Value, StringComparer.Ordinal);

    private static char Letter(Dictionary<string, string> rows, string name, int place) => rows.TryGetValue(name, out var letters) ? letters[place] : '-';

    private static decimal? Number(Dictionary<string, IReadOnlyList<decimal?>> scores, string name, int place) => scores.TryGetValue(name, out var numbers) ? numbers[place] : null;
}
