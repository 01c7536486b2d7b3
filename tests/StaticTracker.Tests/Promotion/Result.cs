using System.Globalization;
using System.Text.Json.Nodes;

namespace StaticTracker.Tests.Promotion;

/// <summary>One result: rows are "rubric:PPF" over the items i01, i02, ….</summary>
internal sealed record Result(string Version, string Model, params string[] Rows)
{
    public string? Dataset { get; init; }

    public string? DatasetVersion { get; init; }

    public string? Usage { get; init; }

    public string? Hash { get; init; }

    public (int Pass, int Fail)? Totals { get; init; }

    /// <summary>Errors beside the totals.</summary>
    public int Errors { get; init; }

    public int Day { get; init; } = 20;

    public string Id => $"m01_{Version}_{Model}_202601{Day.ToString("00", CultureInfo.InvariantCulture)}";

    private IEnumerable<(string Rubric, string Letters)> Letters => Rows.Select(r => (r.Split(':')[0], r.Split(':')[1]));

    public JsonNode Json()
    {
        var all = string.Concat(Letters.Select(l => l.Letters));
        var (pass, fail, error) = Totals is { } t ? (t.Pass, t.Fail, Errors) : (all.Count(c => c == 'P'), all.Count(c => c == 'F'), all.Count(c => c == 'E'));
        var node = new JsonObject
        {
            ["id"] = Id, ["prompt_version"] = Version, ["model"] = Model, ["timestamp"] = $"2026-01-{Day.ToString("00", CultureInfo.InvariantCulture)}T00:00:00",
            ["metrics"] = Metrics(Totals is null ? "verdict" : "item", pass, fail, error),
        };
        if (Letters.Any())
        {
            node["rubrics"] = new JsonObject(Letters.Select(l => KeyValuePair.Create<string, JsonNode?>(l.Rubric, Rubric(l.Letters))));
        }

        Set("dataset", Dataset);
        Set("dataset_version", DatasetVersion);
        Set("prompt_hash", Hash);
        if (Usage is not null)
        {
            node["usage"] = JsonNode.Parse(Usage);
        }

        return node;

        void Set(string key, string? value)
        {
            if (value is not null)
            {
                node[key] = value;
            }
        }
    }

    public string Verdicts() => new JsonObject
    {
        ["experiment"] = Id,
        ["items"] = new JsonArray([.. Letters.First().Letters.Select((_, i) => JsonValue.Create($"i{(i + 1).ToString("00", CultureInfo.InvariantCulture)}"))]),
        ["verdicts"] = new JsonObject(Letters.Select(l => KeyValuePair.Create<string, JsonNode?>(l.Rubric, l.Letters))),
    }.ToJsonString();

    private static JsonObject Metrics(string unit, int pass, int fail, int error) => new()
    {
        ["unit"] = unit, ["pass_rate"] = Rate(pass, fail), ["total"] = pass + fail + error, ["pass"] = pass, ["fail"] = fail, ["error"] = error,
    };

    private static JsonObject Rubric(string letters)
    {
        var (pass, fail, error) = (letters.Count(c => c == 'P'), letters.Count(c => c == 'F'), letters.Count(c => c == 'E'));
        return new JsonObject { ["pass"] = pass, ["fail"] = fail, ["error"] = error, ["total"] = pass + fail + error, ["rate"] = Rate(pass, fail) };
    }

    private static JsonNode? Rate(int pass, int fail) => pass + fail == 0 ? null : JsonValue.Create(Math.Round(100m * pass / (pass + fail), 1, MidpointRounding.AwayFromZero));
}
