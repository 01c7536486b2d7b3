using StaticTracker.Comparison;
using StaticTracker.Storage;

namespace StaticTracker.Runs.Comparing;

/// <summary>Two sheets joined by item id. Pure: what comes out depends on the sheets alone.</summary>
internal static class ItemJoin
{
    /// <summary>The items of both sheets in ordinal order, with what each side said of them and their ranks.</summary>
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
        var ranksBefore = RanksOf(before, [.. pairs.Select(p => p.Before)], lowerIsBetter);
        var ranksAfter = RanksOf(after, [.. pairs.Select(p => p.After)], lowerIsBetter);
        return
        [
            .. pairs.Select((pair, i) => new RunItem(
                before.Items[pair.Before],
                [.. rows.Select(r => new VerdictChange(r, Letter(lettersBefore, r, pair.Before), Letter(lettersAfter, r, pair.After)))],
                [.. scores.Select(s => new ScoreChange(s, Number(numbersBefore, s, pair.Before), Number(numbersAfter, s, pair.After)))])
            {
                RankBefore = ranksBefore[i],
                RankAfter = ranksAfter[i],
            }),
        ];
    }

    /// <summary>Items of one sheet that the other does not have.</summary>
    public static IReadOnlyList<string> OnlyIn(VerdictSheet one, VerdictSheet other)
    {
        var places = PlacesOf(other);
        return [.. one.Items.Where(i => !places.ContainsKey(i))];
    }

    /// <summary>
    /// Ranks of some items: by the share of their verdicts that passed (their own outcome where that stands there), then by their scores one after the other, best first. Items that
    /// nothing tells apart share a rank; those of which nothing was judged or scored have none.
    /// </summary>
    private static int?[] RanksOf(VerdictSheet sheet, IReadOnlyList<int> places, IReadOnlySet<string> lowerIsBetter)
    {
        var own = sheet.Rows.Where(r => r.Key == FigureRows.Own).ToList();
        var rows = own.Count > 0 ? own : sheet.Rows;
        var scores = sheet.Scores.OrderBy(s => s.Key, StringComparer.Ordinal).ToList();
        var keys = places.Select(p => KeyOf(rows, scores, p, lowerIsBetter)).ToArray();
        var order = Enumerable.Range(0, keys.Length).Where(i => keys[i] is not null).ToArray();
        Array.Sort(order, (x, y) => Compare(keys[y]!, keys[x]!));
        var ranks = new int?[places.Count];
        for (var i = 0; i < order.Length; i++)
        {
            ranks[order[i]] = i > 0 && Compare(keys[order[i]]!, keys[order[i - 1]]!) == 0 ? ranks[order[i - 1]] : i + 1;
        }

        return ranks;
    }

    private static decimal[]? KeyOf(
        IReadOnlyList<KeyValuePair<string, string>> rows, IReadOnlyList<KeyValuePair<string, IReadOnlyList<decimal?>>> scores, int place, IReadOnlySet<string> lowerIsBetter)
    {
        var passed = rows.Count(r => r.Value[place] == 'P');
        var judged = rows.Count(r => r.Value[place] is 'P' or 'F');
        if (judged == 0 && scores.All(s => s.Value[place] is null))
        {
            return null;
        }

        return [judged == 0 ? -1 : (decimal)passed / judged, .. scores.Select(s => s.Value[place] is { } score ? lowerIsBetter.Contains(s.Key) ? -score : score : decimal.MinValue)];
    }

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
