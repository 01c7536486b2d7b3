using StaticTracker.Storage;

namespace StaticTracker.Importing;

/// <summary>The texts of one run, items in ordinal order of their names.</summary>
internal sealed class RunDetails(IReadOnlyList<DetailedItem> items, long leftOut, long mostBytes)
{
    /// <summary>What the run says of its data set; an item without a text is none.</summary>
    public IReadOnlyList<DataItem> DataItems()
    {
        var size = 0L;
        var all = new List<DataItem>();
        foreach (var item in items.Where(i => i.Input is not null || i.Expected is not null))
        {
            size += (item.Input?.Size ?? 0) + (item.Expected?.Size ?? 0);
            var fits = size <= mostBytes;
            all.Add(new DataItem(item.Id)
            {
                TextSha256 = item.Input?.Sha256,
                Text = fits ? item.Input?.Text : null,
                Expected = fits ? item.Expected?.Text : null,
                Tags = item.Tags,
                Length = item.Input?.Length,
            });
        }

        return all;
    }

    /// <summary>The details file of an experiment; with what the items are where the data set has no file of its own. Null where there is nothing to say.</summary>
    public DetailSheet? Sheet(string experiment, bool withItems)
    {
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var (size, cut, left) = (0L, 0L, leftOut);
        string? Take(KeptText? text)
        {
            if (text is null)
            {
                return null;
            }

            if (size + text.Size > mostBytes)
            {
                left++;
                return null;
            }

            size += text.Size;
            Count(text);
            return text.Text;
        }

        void Count(KeptText text)
        {
            cut += text.IsCut ? 1 : 0;
            foreach (var (kind, count) in text.Redacted)
            {
                counts[kind] = counts.GetValueOrDefault(kind) + count;
            }
        }

        var said = new List<ItemDetail>();
        foreach (var item in items)
        {
            var (input, expected) = withItems ? (Take(item.Input), Take(item.Expected)) : (null, null);
            foreach (var text in withItems ? [] : new[] { item.Input, item.Expected }.OfType<KeptText>())
            {
                Count(text);
            }

            var detail = new ItemDetail(item.Id, Take(item.Output), [.. item.Reasons.Select(r => (r.Key, Text: Take(r.Value))).Where(r => r.Text is not null).Select(r => KeyValuePair.Create(r.Key, r.Text!))])
            {
                Input = input,
                Expected = expected,
            };
            if (input is not null || expected is not null || detail.Output is not null || detail.Reasons.Count > 0)
            {
                said.Add(detail);
            }
        }

        return said.Count == 0 && left == 0 && counts.Count == 0 ? null : new DetailSheet(experiment, said) { Redacted = [.. counts], Cut = cut, LeftOut = left };
    }
}
