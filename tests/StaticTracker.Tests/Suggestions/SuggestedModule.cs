using System.Globalization;
using System.Text.Json;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Suggestions;

/// <summary>A project of one module, m01, whose runs judge a few rubrics over the same hundred items or so.</summary>
internal sealed class SuggestedModule : IDisposable
{
    private readonly List<string> _experiments = [];
    private readonly List<string> _suggestions = [];

    public TrackerTest Test { get; } = new();

    /// <summary>A run with rubrics given as "name passed of total", apart by commas; on data set version v1 unless told otherwise.</summary>
    public SuggestedModule Run(string version, string model, string rubrics, string dataset = "v1", string extra = "", int error = 0)
    {
        var parsed = rubrics.Split(", ").Select(r => r.Split(' ')).Select(p => (Name: p[0], Pass: int.Parse(p[1], CultureInfo.InvariantCulture), Total: int.Parse(p[3], CultureInfo.InvariantCulture))).ToList();
        var own = parsed.Select(r => string.Create(CultureInfo.InvariantCulture, $"\"{r.Name}\": {{ \"pass\": {r.Pass}, \"error\": {error}, \"total\": {r.Total} }}"));
        _experiments.Add(string.Create(CultureInfo.InvariantCulture, $$"""
            { "id": "{{version}}_{{model}}_{{_experiments.Count + 1}}", "prompt_version": "{{version}}", "dataset_version": "{{dataset}}", "model": "{{model}}", "timestamp": "2026-01-{{_experiments.Count + 10}}T00:00:00",
              "metrics": { "unit": "verdict", "total": {{parsed.Sum(r => r.Total)}}, "pass": {{parsed.Sum(r => r.Pass)}}, "error": {{error * parsed.Count}} }, "rubrics": { {{string.Join(", ", own)}} }{{extra}} }
            """));
        return this;
    }

    /// <summary>A suggestion as JSON members.</summary>
    public SuggestedModule Suggestion(string members)
    {
        _suggestions.Add($"{{ {members} }}");
        return this;
    }

    /// <summary>Writes the module's file.</summary>
    public TrackerTest Written()
    {
        Test.With("data/modules/m01.json", $$"""{ "module_id": "m01", "experiments": [{{string.Join(",", _experiments)}}], "suggestions": [{{string.Join(",", _suggestions)}}] }""");
        return Test;
    }

    /// <summary>What <c>tracker suggest --json</c> says of the module.</summary>
    public JsonElement Advice(params string[] args)
    {
        Written().Run(["suggest", "--json", .. args]).Exits(0);
        using var answer = JsonDocument.Parse(Test.Out);
        return answer.RootElement.GetProperty("modules")[0].Clone();
    }

    public void Dispose() => Test.Dispose();
}
