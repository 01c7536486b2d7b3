using System.Globalization;

namespace StaticTracker.Importing;

/// <summary>Texts of the items of one run as they come, redacted and cut at once, so that no more is held than is kept.</summary>
internal sealed class RunTexts(TextKeeping keeping)
{
    /// <summary>Of the texts of passed items some may have to wait until it is known that they passed.</summary>
    private const int WaitingTimes = 4;

    private readonly Dictionary<int, HeldItem> _items = [];
    private readonly long _most = (long)keeping.Rules.MaxFileKb * 1024 * WaitingTimes;
    private long _held;
    private long _leftOut;

    /// <summary>What an item is; the first word holds.</summary>
    public void Describe(int item, string? input, string? expected, IReadOnlyList<string> tags)
    {
        if (Of(item) is not { } held)
        {
            return;
        }

        held.Input ??= Kept(input);
        held.Expected ??= Kept(expected);
        held.Tags = held.Tags.Count > 0 ? held.Tags : tags;
    }

    /// <summary>What the model said of an item for the n-th time; the first word for that time holds.</summary>
    public void Said(int item, string? output, int time)
    {
        if (output is not null && Of(item) is { } held && !held.Outputs.ContainsKey(time) && Kept(output) is { } text)
        {
            held.Outputs[time] = text;
        }
    }

    /// <summary>What the judge said; gives back for which time that rubric judges that item.</summary>
    public int Judged(int item, string rubric, char letter, string? reason)
    {
        if (Of(item) is not { } held)
        {
            return 1;
        }

        var time = held.Times[rubric] = held.Times.GetValueOrDefault(rubric) + 1;
        var failed = letter is 'F' or 'E';
        if (rubric == "*")
        {
            held.OwnFailed = failed || held.OwnFailed == true;
        }
        else
        {
            held.RubricFailed |= failed;
        }

        if (reason is { Length: > 0 } && Kept(reason) is { } text)
        {
            held.Reasons.Add((rubric, time, text));
        }

        return time;
    }

    /// <summary>The item is done: where it passed, and only failed ones are kept, what was said of it is forgotten.</summary>
    public void Settle(int item)
    {
        if (keeping.OnlyFailed && _items.GetValueOrDefault(item) is { HasFailed: false } held)
        {
            Release(held.HeldOutput);
            held.Outputs.Clear();
            held.Reasons.Clear();
        }
    }

    /// <summary>All of it by the items' names; null where there is nothing. <paramref name="isItem"/> tells names that the verdicts have.</summary>
    public RunDetails? Finish(Func<int, string> nameOf, Func<string, bool> isItem)
    {
        var all = new List<DetailedItem>(_items.Count);
        foreach (var (item, held) in _items)
        {
            Settle(item);
            Add(all, nameOf(item), held, isItem);
        }

        all.Sort(static (a, b) => string.CompareOrdinal(a.Id, b.Id));
        return all.Exists(i => i.HasText) || _leftOut > 0 ? new RunDetails(all, _leftOut, keeping.Rules.MaxFileKb * 1024L) : null;
    }

    /// <summary>Forgets everything.</summary>
    public void Forget()
    {
        keeping.Release(_held);
        _held = 0;
        _items.Clear();
    }

    private static void Add(List<DetailedItem> all, string name, HeldItem held, Func<string, bool> isItem)
    {
        var first = new DetailedItem(name) { Input = held.Input, Expected = held.Expected, Tags = held.Tags };
        var byName = new Dictionary<string, DetailedItem>(StringComparer.Ordinal) { [name] = first };
        DetailedItem At(int time)
        {
            var own = time == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}#{time}");
            own = isItem(own) ? own : name;
            if (!byName.TryGetValue(own, out var item))
            {
                byName.Add(own, item = new DetailedItem(own));
            }

            return item;
        }

        foreach (var (time, output) in held.Outputs)
        {
            At(time).Output ??= output;
        }

        foreach (var (rubric, time, text) in held.Reasons)
        {
            At(time).Reasons.TryAdd(rubric, text);
        }

        all.AddRange(byName.Values);
    }

    private HeldItem? Of(int item)
    {
        if (item < 0)
        {
            return null;
        }

        if (!_items.TryGetValue(item, out var held))
        {
            _items.Add(item, held = new HeldItem());
        }

        return held;
    }

    private KeptText? Kept(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var kept = KeptText.Of(text, keeping);
        if (_held + kept.Held > _most || !keeping.Hold(kept.Held))
        {
            _leftOut++;
            return null;
        }

        _held += kept.Held;
        return kept;
    }

    private void Release(long bytes)
    {
        _held -= bytes;
        keeping.Release(bytes);
    }
}
