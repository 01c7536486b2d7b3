using System.Globalization;
using System.Text.Json.Nodes;

namespace StaticTracker.Tests.Merging;

/// <summary>
/// One thing that people do to a module on a branch, from three small numbers, so that a failing pair of branches can be made shorter. What is done leaves a
/// file that passes the check.
/// </summary>
internal sealed record BranchEdit(int Kind, int Target, int Value)
{
    public const int Kinds = 17;

    /// <summary>The module that both branches start from.</summary>
    public static JsonObject Start() => (JsonObject)JsonNode.Parse(MergeText.Module(
        """
        , "module_name": "Brands", "primary_rubric": "found", "rubric_names": {"found": "Found"}, "tags": ["a", "b"], "mine": {"x": 1},
          "suggestions": [
            {"id": "00000001", "version": "v1", "rubric": "found", "suggestion": "Ask.", "status": "pending"},
            {"version": "v2", "rubric": "clean", "issue": "Lists twice.", "suggestion": "Show.", "status": "pending"},
            {"version": "v1", "suggestion": "Shorten.", "status": "pending", "priority": "low"}]
        """,
        Run(0), Run(1), Run(2).Replace("\"rubrics\"", "\"withdrawn\": {\"reason\": \"old\"}, \"rubrics\"", StringComparison.Ordinal), Run(3)))!;

    /// <summary>One of many runs: the same number is the same run everywhere.</summary>
    public static string Run(int number)
    {
        var pass = number % 11;
        var match = number % 3 * 5;
        return string.Create(CultureInfo.InvariantCulture, $$$"""
            {"id": "m01_v{{{1 + (number % 4)}}}_gpt5_20260120_{{{number:x8}}}", "prompt_version": "v{{{1 + (number % 4)}}}", "model": "gpt-5", "timestamp": "2026-01-20T00:00:{{{number % 60:00}}}",
             "metrics": {"pass_rate": {{{pass * 10}}}.0, "match_rate": {{{match * 10}}}.0, "total": 10, "pass": {{{pass}}}, "fail": {{{10 - pass}}}},
             "rubrics": {"found": {"pass": {{{match}}}, "fail": {{{10 - match}}}, "total": 10, "rate": {{{match * 10}}}.0}, "clean": {"pass": {{{pass}}}, "fail": {{{10 - pass}}}, "total": 10, "rate": {{{pass * 10}}}.0}},
             "source": {"format": "judge", "file": "r{{{number}}}.json", "sha256": "{{{number:x64}}}"}}
            """);
    }

    public void Do(JsonObject module)
    {
        var (experiments, suggestions) = (module["experiments"]!.AsArray(), module["suggestions"]!.AsArray());
        var experiment = experiments[Target % experiments.Count]!.AsObject();
        var suggestion = suggestions.Count == 0 ? null : suggestions[Target % suggestions.Count]!.AsObject();
        switch (Kind)
        {
            case 0 or 1 or 2:
                Import(experiments, (Target * 7) + Value);
                break;
            case 3 when !IsCorrected(experiments, experiment):
                experiment["withdrawn"] = new JsonObject { ["reason"] = $"reason {Value % 3}" };
                break;
            case 4 when !IsCorrected(experiments, experiment):
                experiment.Remove("withdrawn");
                break;
            case 5 when experiment["withdrawn"] is not null && experiment["corrects"] is null:
                Correct(experiments, experiment, 100 + Value);
                break;
            case 6 when suggestion is not null:
                suggestion["status"] = new[] { "pending", "applied", "rejected" }[Value % 3];
                suggestion.Remove("applied_in");
                suggestion.Remove("superseded_by");
                if (Value % 3 == 1)
                {
                    suggestion["applied_in"] = $"v{1 + (Value % 4)}";
                }

                break;
            case 7 when suggestion is not null:
                suggestion[new[] { "suggestion", "issue" }[Value % 2]] = $"Words {Value}.";
                break;
            case 8:
                Suggest(suggestions, new() { ["id"] = $"{Target:x4}{Value:x4}", ["version"] = $"v{1 + (Target % 4)}", ["rubric"] = Value % 2 == 0 ? "found" : "clean", ["suggestion"] = $"New {Target} {Value}.", ["status"] = "pending" });
                break;
            case 9 when suggestion is not null && !suggestions.Any(s => s!["superseded_by"] is { } by && (string?)by == (string?)suggestion["id"]):
                suggestions.RemoveAt(Target % suggestions.Count);
                break;
            case 10:
                module[new[] { "module_name", "description", "group", "mine2" }[Target % 4]] = $"text {Value % 3}";
                break;
            case 11:
                module["rubric_names"]![$"r{Target % 5}"] = $"Name {Value % 3}";
                break;
            case 12:
                Tag(module["tags"]!.AsArray(), $"t{Target % 5}");
                break;
            case 13:
                module["mine"]![$"k{Target % 4}"] = new JsonObject { ["deep"] = Value % 3 };
                break;
            case 14:
                (experiment["links"] ??= new JsonObject())[$"run{Target % 3}"] = $"https://example.org/{Value % 2}";
                break;
            case 15:
                experiment["usage"] = new JsonObject { ["cost_usd"] = Value };
                break;
            case 16 when suggestion is not null && suggestion["id"] is { } own && suggestions.Select(s => (string?)s!["id"]).FirstOrDefault(id => id is not null && id != (string?)own) is { } other:
                suggestion["status"] = "superseded";
                suggestion.Remove("applied_in");
                suggestion["superseded_by"] = other;
                break;
        }
    }

    public override string ToString() => $"({Kind} {Target} {Value})";

    private static void Import(JsonArray experiments, int number)
    {
        var run = JsonNode.Parse(Run(number))!;
        if (!experiments.Any(e => (string?)e!["id"] == (string?)run["id"]))
        {
            experiments.Add(run);
        }
    }

    private static void Correct(JsonArray experiments, JsonObject corrected, int number)
    {
        var run = JsonNode.Parse(Run(number))!;
        run["corrects"] = (string)corrected["id"]!;
        if (!experiments.Any(e => (string?)e!["id"] == (string?)run["id"] || (string?)e["corrects"] == (string?)corrected["id"]))
        {
            experiments.Add(run);
        }
    }

    private static bool IsCorrected(JsonArray experiments, JsonObject experiment) =>
        experiments.Any(e => (string?)e!["corrects"] == (string?)experiment["id"]) || experiment["corrects"] is not null;

    private static void Suggest(JsonArray suggestions, JsonObject suggestion)
    {
        if (suggestions.Any(s => (string?)s!["id"] == (string?)suggestion["id"]))
        {
            return;
        }

        if (((string)suggestion["suggestion"]!).Contains('3', StringComparison.Ordinal))
        {
            suggestion.Remove("id");
        }

        suggestions.Add(suggestion);
    }

    private static void Tag(JsonArray tags, string tag)
    {
        if (tags.FirstOrDefault(t => (string?)t == tag) is { } there)
        {
            tags.Remove(there);
        }
        else
        {
            tags.Add(tag);
        }
    }
}
