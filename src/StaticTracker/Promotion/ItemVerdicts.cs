using StaticTracker.Comparison;
using StaticTracker.Storage;

namespace StaticTracker.Promotion;

/// <summary>What a sheet says of each item on some rows: on which it has a verdict (passed, failed or an error), and which it skipped.</summary>
internal sealed class ItemVerdicts
{
    private readonly Dictionary<string, (HashSet<string> Judged, HashSet<string> Skipped)> _items = new(StringComparer.Ordinal);

    public ItemVerdicts(VerdictSheet sheet, IReadOnlyList<string> rows)
    {
        var letters = sheet.Rows.Where(r => rows.Contains(r.Key)).ToList();
        var stack = new SheetStack([sheet]);
        for (var i = 0; i < sheet.Items.Count; i++)
        {
            var item = stack.BaseItems[i];
            if (!_items.TryGetValue(item, out var said))
            {
                _items[item] = said = ([], []);
            }

            foreach (var (row, text) in letters)
            {
                if (text[i] is 'P' or 'F' or 'E')
                {
                    said.Judged.Add(row);
                }
                else if (text[i] == 'S')
                {
                    said.Skipped.Add(row);
                }
            }
        }
    }

    /// <summary>Items with a verdict.</summary>
    public int Judged => _items.Values.Count(i => i.Judged.Count > 0);

    public bool IsJudged(string item) => _items.TryGetValue(item, out var said) && said.Judged.Count > 0;

    /// <summary>Whether this side was judged on all rows of an item that the other was: it may have skipped one, but not have been spared it.</summary>
    public bool CoversAs(ItemVerdicts other, string item) =>
        IsJudged(item) && other.IsJudged(item) && other._items[item].Judged.All(row => _items[item].Judged.Contains(row) || _items[item].Skipped.Contains(row));
}
