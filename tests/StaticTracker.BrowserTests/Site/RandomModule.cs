using System.Globalization;
using System.Text.Json.Nodes;
using StaticTracker.Comparison;
using StaticTracker.Json;
using StaticTracker.Modules;
using StaticTracker.Storage;
using JsonNode = System.Text.Json.Nodes.JsonNode;

namespace StaticTracker.BrowserTests.Site;

/// <summary>A module of chance: two experiments, its id with <c>a</c> and <c>b</c> behind it, repeats of the second, with verdicts stored or not, of any unit, with errors and gaps, or told by rates alone, with as many decimals as somebody wrote, and with a rubric beside them that only scores.</summary>
internal sealed class RandomModule
{
    private readonly Random _random;
    private readonly JsonArray _experiments = [];
    private readonly Dictionary<string, VerdictSheet> _sheets = new(StringComparer.Ordinal);
    private readonly string? _unit;
    private readonly string[] _rubrics;
    private readonly string[] _items;
    private readonly bool _scores;

    public RandomModule(Random random, string id)
    {
        _random = random;
        Id = id;
        _unit = Pick<string?>("verdict", "verdict", "item", null);
        _rubrics = [.. Enumerable.Range(1, random.Next(1, 5)).Select(i => $"R{i.ToString(CultureInfo.InvariantCulture)}")];
        _items = Items();
        _scores = random.Next(3) == 0;
        var (stored, mixed) = (random.Next(4) > 0, random.Next(8) == 0);
        Add($"{id}a", "v1", stored, 0.45);
        Add($"{id}b", "v2", stored && !mixed, 0.45 + (0.7 * random.NextDouble()) - 0.35);
        for (var i = 0; i < random.Next(3); i++)
        {
            Add($"{id}b{i.ToString(CultureInfo.InvariantCulture)}", "v2", stored && !mixed, 0.6);
        }

        using var tree = JsonTree.Parse(System.Text.Encoding.UTF8.GetBytes(Text));
        Module = ModuleReader.TryRead(tree, out var fault) ?? throw new InvalidDataException(fault.Reason);
    }

    public string Id { get; }

    public Module Module { get; }

    public string Text => new JsonObject { ["module_id"] = Id, ["primary_rubric"] = "R1", ["experiments"] = _experiments.DeepClone() }.ToJsonString();

    /// <summary>The files below data/.</summary>
    public IEnumerable<KeyValuePair<string, string>> Files =>
        [new($"modules/{Id}.json", Text), .. _sheets.Values.Select(s => new KeyValuePair<string, string>($"verdicts/{Id}/{s.Experiment}.json", TextOf(s)))];

    /// <summary>What the program says of two of its experiments, named by what stands behind the id; repeats of the second are pooled, those of the first where that is wanted.</summary>
    public ExperimentComparison Compared(string before = "a", string after = "b", bool poolsFirst = true)
    {
        ComparisonSide Side(string id, bool pool) => ComparisonSide.Of(Module, Module.Experiments.First(e => e.Id == Id + id), pool, _sheets.GetValueOrDefault);
        return ComparisonFamily.Judge([new Comparer(Settings.Default).Compare(Module, Side(before, poolsFirst), Side(after, true))], Settings.Default.NoDifferenceMargin)[0];
    }

    private static string TextOf(VerdictSheet sheet) => new JsonObject
    {
        ["experiment"] = sheet.Experiment,
        ["items"] = new JsonArray([.. sheet.Items.Select(i => (JsonNode)i)]),
        ["verdicts"] = new JsonObject(sheet.Rows.Select(r => new KeyValuePair<string, JsonNode?>(r.Key, r.Value))),
    }.ToJsonString();

    private T Pick<T>(params T[] values) => values[_random.Next(values.Length)];

    private string[] Items()
    {
        var items = Enumerable.Range(0, _random.Next(2, 60)).Select(i => $"item{i.ToString("000", CultureInfo.InvariantCulture)}").ToList();
        items.AddRange(items.Where(_ => _random.Next(12) == 0).Select(i => i + "#2").ToList());
        return [.. items.Order(StringComparer.Ordinal)];
    }

    private void Add(string id, string version, bool isStored, double rate)
    {
        var errors = Pick(0, 0, 0.02, 0.2);
        var rows = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in _unit == "verdict" ? _rubrics : [.. _rubrics, "*"])
        {
            rows[row] = new string([.. _items.Select((_, i) => Letter(errors, rate + (0.4 * Math.Sin(i))))]);
        }

        var counted = _unit == "verdict" ? string.Concat(rows.Values) : rows["*"];
        var e = new JsonObject { ["id"] = id, ["prompt_version"] = version, ["model"] = "gpt-5", ["timestamp"] = $"2026-01-{(20 + _experiments.Count).ToString(CultureInfo.InvariantCulture)}T10:00:00{Pick("", "Z", "+02:00")}" };
        e["dataset_version"] = _random.Next(15) == 0 ? "v2" : "v1";
        var told = _random.Next(6) == 0;
        e["metrics"] = told ? new JsonObject { ["pass_rate"] = Told(rate) } : Counts(counted, "pass_rate", _unit);
        e["rubrics"] = new JsonObject(_rubrics.Select(r => new KeyValuePair<string, JsonNode?>(r, told ? new JsonObject { ["rate"] = Told(rate) } : Counts(rows[r], "rate", null))));
        if (_scores && !told)
        {
            // A rubric that only scores: where a score broke, its row has an error, and no row has a verdict of it.
            var broken = new string([.. _items.Select(_ => _random.NextDouble() < errors ? 'E' : '-')]);
            var count = broken.Count(c => c == 'E');
            e["rubrics"]!["S"] = count > 0 ? new JsonObject { ["error"] = count } : new JsonObject { ["score"] = new JsonObject { ["mean"] = 3.5 } };
            if (count > 0)
            {
                rows["S"] = broken;
            }
        }

        if (_random.Next(6) == 0)
        {
            e["judge"] = new JsonObject { ["model"] = Pick("judge-1", "judge-2") };
        }

        if (_random.Next(6) == 0)
        {
            e["params"] = new JsonObject { ["temperature"] = 0 };
        }

        _experiments.Add(e);
        if (isStored && !told)
        {
            // Now and then somebody edited the verdicts afterwards: they do not give the figures, and are not used.
            var (first, letters) = rows.First();
            rows[first] = _random.Next(8) == 0 ? letters[1..] + (letters[0] == 'P' ? 'F' : 'P') : letters;
            _sheets[id] = new VerdictSheet(id, _items, [.. rows]);
        }
    }

    /// <summary>A rate with up to three decimals, zeros at its end among them.</summary>
    private decimal Told(double rate)
    {
        var (decimals, whole) = (_random.Next(0, 4), (int)(100 * Math.Clamp(rate, 0, 0.99)));
        var power = (int)Math.Pow(10, decimals);
        return new decimal((whole * power) + _random.Next(power), 0, 0, isNegative: false, (byte)decimals);
    }

    private char Letter(double errors, double rate) => _random.NextDouble() < errors ? Pick('E', 'S', '-') : _random.NextDouble() < rate ? 'P' : 'F';

    private static JsonObject Counts(string letters, string rate, string? unit)
    {
        int Of(char letter) => letters.Count(c => c == letter);
        var counts = new JsonObject { ["pass"] = Of('P'), ["fail"] = Of('F'), ["error"] = Of('E'), ["total"] = Of('P') + Of('F') + Of('E') };
        if (unit is not null)
        {
            counts["unit"] = unit;
        }

        if (Rate.Of(Of('P'), Of('F')) is { } known)
        {
            counts[rate] = known;
        }

        return counts;
    }
}
