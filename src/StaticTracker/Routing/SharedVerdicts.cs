using StaticTracker.Comparison;
using StaticTracker.Storage;

namespace StaticTracker.Routing;

/// <summary>
/// The verdicts that all candidates have: an item on a rubric counts where each of them passed or failed. Only what all were judged on can say which of them would have been the better choice.
/// </summary>
internal sealed class SharedVerdicts
{
    private readonly string[] _places;
    private readonly int[] _itemOf;

    /// <summary>By candidate, by row, one letter for each place: P, F, or - where not all have a verdict.</summary>
    private readonly char[][][] _letters;

    private SharedVerdicts(IReadOnlyList<string> rows, string[] places, int[] itemOf, IReadOnlyList<string> items, char[][][] letters)
    {
        (Rows, _places, _itemOf, Items, _letters) = (rows, places, itemOf, items, letters);
        Verdicts = [.. from place in Enumerable.Range(0, places.Length) from row in Enumerable.Range(0, rows.Count) where letters[0][row][place] != '-' select (itemOf[place], row, place)];
    }

    public IReadOnlyList<string> Rows { get; }

    /// <summary>Items with at least one verdict of all, in ordinal order.</summary>
    public IReadOnlyList<string> Items { get; }

    public int Candidates => _letters.Length;

    /// <summary>What all candidates have a verdict on, by the places of the item and of the row.</summary>
    public IReadOnlyList<(int Item, int Row, int Place)> Verdicts { get; }

    public static SharedVerdicts Of(IReadOnlyList<VerdictSheet> sheets, IReadOnlyList<string> rows)
    {
        var stacks = sheets.Select(s => new SheetStack([s])).ToArray();
        var first = stacks[0];
        var letters = stacks.Select(_ => rows.Select(_ => new char[first.Items.Count]).ToArray()).ToArray();
        for (var place = 0; place < first.Items.Count; place++)
        {
            var places = stacks.Select(s => s.PlaceOf(first.Items[place])).ToArray();
            for (var row = 0; row < rows.Count; row++)
            {
                var found = stacks.Select((s, c) => places[c] < 0 ? '-' : LetterOf(s.Count(rows[row], places[c]))).ToArray();
                var isWhole = !found.Contains('-');
                for (var c = 0; c < found.Length; c++)
                {
                    letters[c][row][place] = isWhole ? found[c] : '-';
                }
            }
        }

        return Keep(rows, [.. first.Items], [.. first.BaseItems], letters, _ => true);
    }

    /// <summary>Only some of the items.</summary>
    public SharedVerdicts Only(Func<string, bool> items) => Keep(Rows, _places, [.. _itemOf.Select(i => Items[i])], _letters, items);

    public bool Passed(int candidate, (int Item, int Row, int Place) verdict) => _letters[candidate][verdict.Row][verdict.Place] == 'P';

    public int PassOf(int candidate) => Verdicts.Count(v => Passed(candidate, v));

    /// <summary>The verdicts of a choice of a candidate for each item, as one sheet.</summary>
    public VerdictSheet SheetOf(string name, Func<int, int> choice) =>
        new(name, _places, [.. Rows.Select((row, r) => KeyValuePair.Create(row, string.Concat(_places.Select((_, place) => _letters[choice(_itemOf[place])][r][place]))))]);

    /// <summary>For each item the verdicts and how many of them passed, of a choice.</summary>
    public ItemTally[] TalliesOf(Func<int, int> choice)
    {
        var tallies = new ItemTally[Items.Count];
        foreach (var verdict in Verdicts)
        {
            var tally = tallies[verdict.Item];
            tallies[verdict.Item] = new ItemTally(tally.Passed + (Passed(choice(verdict.Item), verdict) ? 1 : 0), tally.Judged + 1);
        }

        return tallies;
    }

    private static char LetterOf((int Pass, int Fail, int Error) count) => count.Pass > 0 ? 'P' : count.Fail > 0 ? 'F' : '-';

    private static SharedVerdicts Keep(IReadOnlyList<string> rows, string[] places, string[] bases, char[][][] letters, Func<string, bool> wanted)
    {
        var judged = Enumerable.Range(0, places.Length).Where(p => letters[0].Any(row => row[p] != '-')).Select(p => bases[p]).ToHashSet(StringComparer.Ordinal);
        var kept = Enumerable.Range(0, places.Length).Where(p => judged.Contains(bases[p]) && wanted(bases[p])).ToArray();
        var items = kept.Select(p => bases[p]).Distinct().Order(StringComparer.Ordinal).ToList();
        var places2 = items.Select((item, i) => (item, i)).ToDictionary(x => x.item, x => x.i, StringComparer.Ordinal);
        return new SharedVerdicts(
            rows, [.. kept.Select(p => places[p])], [.. kept.Select(p => places2[bases[p]])], items,
            [.. letters.Select(candidate => candidate.Select(row => kept.Select(p => row[p]).ToArray()).ToArray())]);
    }
}
