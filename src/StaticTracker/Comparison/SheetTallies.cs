using StaticTracker.Storage;

namespace StaticTracker.Comparison;

/// <summary>The tallies of one sheet's items, as <see cref="SheetStack"/> gives them for a single run, in one walk over the letters: a build reads very many sheets.</summary>
internal static class SheetTallies
{
    /// <summary>One for each item, in the order of the sheet; what a rubric said of an item the second time counts with that item.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="rows">The letters of the rows that count.</param>
    public static ItemTally[] Of(VerdictSheet sheet, IReadOnlyList<string> rows)
    {
        var items = sheet.Items;
        var (passed, judged) = (new int[items.Count], new int[items.Count]);
        var places = PlacesOf(items);
        foreach (var letters in rows)
        {
            for (var i = 0; i < items.Count; i++)
            {
                var place = places is null ? i : places[i];
                passed[place] += letters[i] == 'P' ? 1 : 0;
                judged[place] += letters[i] is 'P' or 'F' ? 1 : 0;
            }
        }

        var tallies = new ItemTally[items.Count];
        for (var i = 0; i < tallies.Length; i++)
        {
            tallies[i] = new ItemTally(passed[i], judged[i]);
        }

        return tallies;
    }

    /// <summary>How long the name of the item itself is where this one is named as what was said of it again (<c>a#2</c>); 0 where it is not.</summary>
    public static int BaseLength(string item)
    {
        var hash = item.LastIndexOf('#');
        return hash > 0 && hash + 1 < item.Length && item.AsSpan(hash + 1).IndexOfAnyExceptInRange('0', '9') < 0 ? hash : 0;
    }

    /// <summary>The item itself: <c>a#2</c> is what was said of <c>a</c> again, but only where <c>a</c> is an item too; a name may well end so.</summary>
    /// <param name="item">The item as it is named.</param>
    /// <param name="isThere">Whether there is an item of a name.</param>
    public static string BaseOf(string item, Func<string, bool> isThere) => BaseLength(item) is > 0 and var length && isThere(item[..length]) ? item[..length] : item;

    /// <summary>The place where each item counts; null: each at its own.</summary>
    private static int[]? PlacesOf(IReadOnlyList<string> items)
    {
        int[]? places = null;
        for (var i = 0; i < items.Count; i++)
        {
            if (BaseLength(items[i]) is > 0 and var length && PlaceOf(items, items[i][..length]) is >= 0 and var place)
            {
                places ??= [.. Enumerable.Range(0, items.Count)];
                places[i] = place;
            }
        }

        return places;
    }

    /// <summary>Items are in ordinal order; -1: not there.</summary>
    private static int PlaceOf(IReadOnlyList<string> items, string item)
    {
        var (low, high) = (0, items.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(items[middle], item);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }
}
