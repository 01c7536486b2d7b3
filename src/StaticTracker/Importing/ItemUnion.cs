using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.Storage;

namespace StaticTracker.Importing;

/// <summary>The items of one version of a data set: those of its file, where there is one, and those that runs bring.</summary>
internal sealed class ItemUnion
{
    private readonly Dictionary<string, DataItem> _items = new(StringComparer.Ordinal);
    private readonly string _shown;
    private readonly bool _wasThere;

    private ItemUnion(string path, ItemSheet? sheet)
    {
        _shown = DataFolder.Show(path);
        _wasThere = sheet is not null;
        foreach (var item in sheet?.Items ?? [])
        {
            _items.Add(item.Id, item);
        }
    }

    public bool HasChanged { get; private set; }

    /// <summary>What the file holds; nothing where there is none; null, with a problem, where it cannot be used.</summary>
    public static ItemUnion? Of(string path, Problems problems)
    {
        var sheet = SheetFile.Read<ItemSheet>(path, ItemSheetReader.TryRead, problems);
        return sheet is null && File.Exists(path) ? null : new ItemUnion(path, sheet);
    }

    /// <summary>Takes a run's items; false, with a problem, where one of them is another one than was known.</summary>
    public bool Add(IReadOnlyList<DataItem> items, SourceFile file, Problems problems)
    {
        var others = new List<string>();
        var fresh = 0;
        foreach (var item in items)
        {
            if (!_items.TryGetValue(item.Id, out var known))
            {
                fresh++;
                _items.Add(item.Id, item);
            }
            else if (known.TextSha256 is { } hash && item.TextSha256 is { } now && hash != now)
            {
                others.Add(item.Id);
            }
            else if (known.TextSha256 is null && item.TextSha256 is not null)
            {
                _items[item.Id] = item with { Tags = known.Tags.Count > 0 ? known.Tags : item.Tags, Language = known.Language };
                HasChanged = true;
            }
        }

        HasChanged |= fresh > 0;
        if (_wasThere && fresh > 0)
        {
            problems.Add(SourceSpan.File(file.Shown), Codes.Importing.DataSetGrew,
                string.Create(CultureInfo.InvariantCulture, $"{fresh} of its items {(fresh == 1 ? "is" : "are")} not in {_shown}: added there"), "a data set that grew has another version: give it with --dataset-version");
        }

        if (others.Count == 0)
        {
            return true;
        }

        problems.Add(SourceSpan.File(file.Shown), Codes.Importing.OtherItems,
            string.Create(CultureInfo.InvariantCulture, $"{others.Count} of its items, {CompactJson.Quote(others[0])} first, {(others.Count == 1 ? "has another text" : "have other texts")} than in {_shown}, which is of the same data set and version"),
            "another content is another version: give it with --dataset-version; or import without --details");
        return false;
    }

    public byte[] Text() => ItemText.Of(new ItemSheet([.. _items.Values]));
}
