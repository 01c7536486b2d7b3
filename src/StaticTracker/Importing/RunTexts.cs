using System.Globalization;

namespace StaticTracker.Importing;

/// <summary>Texts of the items of one run as they come, redacted and cut at once, so that no more is held than is kept.</summary>
internal sealed class RunTexts(TextKeeping keeping)
{
    /// <summary>Times what a file may hold: of the texts of passed items some have to wait until it is known that they passed.</summary>
    private const int WaitingTimes = 2;

    private readonly Dictionary<int, HeldItem> _items = [];
    private readonly HashSet<int> _missed = [];
    private readonly HashSet<int> _passed = [];
    private readonly TextBudget _given = new(keeping, MostHeldOf(keeping));
    private readonly TextBudget _said = new(keeping, MostHeldOf(keeping));

    /// <summary>Bytes of texts of one kind that are held of a run.</summary>
    public static long MostHeldOf(TextKeeping keeping) => keeping.Rules.MaxFileKb * 1024L * WaitingTimes;

    /// <summary>What an item is; the first word holds.</summary>
    public void Describe(int item, string? input, string? expected, IReadOnlyList<string> tags)
    {
        if (Of(item, _given, (input is null ? 0 : 1) + (expected is null ? 0 : 1)) is not { } held)
        {
            return;
        }

        held.Input ??= _given.Take(input);
        held.Expected ??= _given.Take(expected);
        held.Tags = held.Tags.Count > 0 ? held.Tags : tags;
    }

    /// <summary>Takes over texts of an item that were held before its run was known.</summary>
    public void Adopt(int item, ItemTexts texts)
    {
        if (Of(item, _given, 0) is not { } held)
        {
            keeping.Release(texts.Held);
            return;
        }

        held.Input ??= _given.Adopt(texts.Input);
        held.Expected ??= _given.Adopt(texts.Expected);
        if (_said.Adopt(texts.Output) is { } output)
        {
            held.Outputs.Add((1, output));
        }

        foreach (var (rubric, reason) in texts.Reasons)
        {
            if (_said.Adopt(reason) is { } text)
            {
                held.Reasons.Add((rubric, 1, text));
            }
        }
    }

    /// <summary>Counts texts for which there was no room before.</summary>
    public void Miss(long count) => _said.Miss(count);

    /// <summary>What the model said of an item for the n-th time; the first word for that time holds.</summary>
    public void Said(int item, string? output, int time)
    {
        if (output is not null && Of(item, _said, 1) is { } held && !held.HasOutput(time) && _said.Take(output) is { } text)
        {
            held.Outputs.Add((time, text));
        }
    }

    /// <summary>What the judge said; gives back for which time that rubric judges that item.</summary>
    public int Judged(int item, string rubric, char letter, string? reason)
    {
        if (Of(item, _said, reason is { Length: > 0 } ? 1 : 0) is not { } held)
        {
            return 1;
        }

        var time = held.NextTime(rubric);
        var failed = letter is 'F' or 'E';
        if (rubric == "*")
        {
            held.OwnFailed = failed || held.OwnFailed == true;
        }
        else
        {
            held.RubricFailed |= failed;
        }

        if (reason is { Length: > 0 } && _said.Take(reason) is { } text)
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
            _said.Release(held.HeldOutput);
            held.Outputs.Clear();
            held.Reasons.Clear();
            if (held is { OwnFailed: false, Input: null, Expected: null })
            {
                _items.Remove(item);
                _passed.Add(item);
            }
        }
    }

    /// <summary>All of it by the items' names; null where there is nothing. <paramref name="isItem"/> tells names that the verdicts have.</summary>
    public RunDetails? Finish(Func<int, string> nameOf, Func<string, bool> isItem)
    {
        var all = new List<DetailedItem>(_items.Count);
        foreach (var (item, held) in _items.ToList())
        {
            Settle(item);
            Add(all, nameOf(item), held, isItem);
        }

        var leftOut = _given.LeftOut + _said.LeftOut;
        all.Sort(static (a, b) => string.CompareOrdinal(a.Id, b.Id));
        return all.Exists(i => i.HasText) || leftOut > 0 ? new RunDetails(all, leftOut, keeping.Rules.MaxFileKb * 1024L) : null;
    }

    /// <summary>Forgets everything.</summary>
    public void Forget()
    {
        _given.Clear();
        _said.Clear();
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

    /// <summary>The item; null, with its texts counted as left out, where there is no room for any text of it.</summary>
    private HeldItem? Of(int item, TextBudget budget, int texts)
    {
        if (item < 0 || _passed.Contains(item))
        {
            return null;
        }

        if (_items.TryGetValue(item, out var held))
        {
            return held;
        }

        if (_missed.Contains(item) || (_given.IsFull && _said.IsFull && _missed.Add(item)))
        {
            budget.Miss(texts);
            return null;
        }

        _items.Add(item, held = new HeldItem());
        return held;
    }
}
