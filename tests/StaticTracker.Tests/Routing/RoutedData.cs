using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using StaticTracker.Storage;
using StaticTracker.Tests.Infra;
using JsonTree = StaticTracker.Json.JsonTree;

namespace StaticTracker.Tests.Routing;

/// <summary>A module whose items are of two kinds, told by a tag: model a solves one kind, model b the other. Small enough to count by hand.</summary>
internal static class RoutedData
{
    /// <summary>Of the 60 items every third is held out.</summary>
    public const int Items = 60;

    /// <summary>a passes all questions but each tenth item, b all lists but each tenth.</summary>
    public static RoutedCell A => new("v1", "a", Letters(i => IsQuestion(i) ? i % 10 != 3 : i % 10 == 4)) { Usage = """{"cost_usd":0.6,"latency_ms_mean":500}""" };

    public static RoutedCell B => new("v2", "b", Letters(i => IsQuestion(i) ? i % 10 == 5 : i % 10 != 6)) { Usage = """{"cost_usd":0.06,"latency_ms_mean":100}""" };

    /// <summary>Passes what <see cref="A"/> passes, and a few of the others.</summary>
    public static RoutedCell Strong => new("v2", "b", Letters(i => IsQuestion(i) ? i % 10 != 3 : i % 5 != 0));

    public static TrackerTest Ready(params RoutedCell[] cells) => new TrackerTest().WithCells(cells.Length == 0 ? [A, B] : cells).WithItems().WithSuite();

    public static TrackerTest WithCells(this TrackerTest test, params RoutedCell[] cells)
    {
        test.With("data/modules/m01.json", Canonical(new JsonObject { ["module_id"] = "m01", ["experiments"] = new JsonArray([.. cells.Select(Json)]) }, Shape.Module));
        foreach (var cell in cells)
        {
            var sheet = new JsonObject
            {
                ["experiment"] = cell.Id,
                ["items"] = new JsonArray([.. cell.Rows[0].Select((_, i) => JsonValue.Create(Name(i)))]),
                ["verdicts"] = new JsonObject(cell.Rows.Select((row, r) => KeyValuePair.Create<string, JsonNode?>($"r{r + 1}", row))),
            };
            test.With($"data/verdicts/m01/{cell.Id}.json", Canonical(sheet, Shape.Verdicts));
        }

        return test;
    }

    public static TrackerTest WithItems(this TrackerTest test, string dataset = "default@d1", Func<int, JsonObject>? more = null) => test.With($"data/items/m01/{dataset}.json", Canonical(
        new JsonObject { ["items"] = new JsonArray([.. Enumerable.Range(0, Items).Select(i => Item(i, more))]) }, Shape.Items));

    public static TrackerTest WithSuite(this TrackerTest test, string name = "core", Func<int, bool>? isHeldOut = null) => test.With($"data/benchmarks/{name}@v1.json", Canonical(
        new JsonObject
        {
            ["suite"] = name, ["version"] = "v1", ["module"] = "m01",
            ["items"] = new JsonArray([.. Enumerable.Range(0, Items).Where(isHeldOut ?? (i => i % 3 == 0)).Select(i => new JsonObject { ["id"] = Name(i) })]),
        },
        Shape.Benchmark));

    public static string Letters(Func<int, bool> passes, int items = Items) => string.Concat(Enumerable.Range(0, items).Select(i => passes(i) ? 'P' : 'F'));

    public static bool IsQuestion(int item) => item % 2 == 1;

    public static string Name(int item) => "i" + item.ToString("000", CultureInfo.InvariantCulture);

    public static JsonNode Router(this TrackerTest test, string version = "v1") => JsonNode.Parse(test.Read($"data/routers/m01/{version}.json"))!;

    private static JsonObject Item(int i, Func<int, JsonObject>? more)
    {
        var item = new JsonObject { ["id"] = Name(i), ["tags"] = new JsonArray(IsQuestion(i) ? "question" : "list"), ["length"] = 20 + (i * 7 % 50) };
        foreach (var (key, value) in more?.Invoke(i) ?? [])
        {
            item[key] = value?.DeepClone();
        }

        return item;
    }

    private static JsonNode Json(RoutedCell cell)
    {
        var all = string.Concat(cell.Rows);
        var node = new JsonObject
        {
            ["id"] = cell.Id, ["prompt_version"] = cell.Version, ["model"] = cell.Model, ["timestamp"] = $"2026-01-{cell.Day}T00:00:00",
            ["metrics"] = Counts(all, "pass_rate"),
            ["rubrics"] = new JsonObject(cell.Rows.Select((row, r) => KeyValuePair.Create<string, JsonNode?>($"r{r + 1}", Counts(row, "rate")))),
        };
        node["metrics"]!["unit"] = "verdict";
        foreach (var (key, text) in new[] { ("dataset", cell.Dataset), ("dataset_version", cell.DatasetVersion) })
        {
            if (text is not null)
            {
                node[key] = text;
            }
        }

        foreach (var (key, json) in new[] { ("usage", cell.Usage), ("judge", cell.Judge) })
        {
            if (json is not null)
            {
                node[key] = JsonNode.Parse(json);
            }
        }

        return node;
    }

    private static JsonObject Counts(string letters, string rate)
    {
        var (pass, fail, error) = (letters.Count(c => c == 'P'), letters.Count(c => c == 'F'), letters.Count(c => c == 'E'));
        return new JsonObject { ["pass"] = pass, ["fail"] = fail, ["error"] = error, ["total"] = pass + fail + error, [rate] = Math.Round(100m * pass / (pass + fail), 1, MidpointRounding.AwayFromZero) };
    }

    private static byte[] Canonical(JsonObject json, Shape shape)
    {
        using var tree = JsonTree.Parse(Encoding.UTF8.GetBytes(json.ToJsonString()));
        return CanonicalJson.File(tree, shape);
    }
}
