namespace StaticTracker.Tests.Importing;

/// <summary>Results of Microsoft.Extensions.AI.Evaluation with texts of our own, in the form that its disk-based store writes.</summary>
internal static class MeaiText
{
    public const string Numeric = """{ "$type": "numeric", "name": "Coherence", "value": 5, "reason": "It hangs together.", "interpretation": { "rating": "exceptional", "failed": false }, "diagnostics": [], "metadata": { "eval-model": "gpt-4o-2024-08-06", "eval-input-tokens": "700" } }""";

    public const string Failed = """{ "$type": "numeric", "name": "Coherence", "value": 2, "reason": "It rambles.", "interpretation": { "rating": "poor", "failed": true, "reason": "Coherence is less than 4." }, "diagnostics": [] }""";

    public const string Broken = """{ "$type": "numeric", "name": "Coherence", "interpretation": { "rating": "inconclusive", "failed": false }, "diagnostics": [ { "severity": "error", "message": "No score was found in the answer." } ] }""";

    public const string Words = """{ "$type": "boolean", "name": "Brief", "value": true, "interpretation": { "rating": "good", "failed": false }, "diagnostics": [] }""";

    /// <summary>One result; metrics as they stand, named as they say.</summary>
    public static string Result(string scenario, string iteration, string[] metrics, string time = "2026-03-01T10:00:00.1234567Z", string execution = "20260301T100000", string model = "gpt-4o-mini", string more = "") => $$"""
        {
          "scenarioName": "{{scenario}}",
          "iterationName": "{{iteration}}",
          "executionName": "{{execution}}",
          "creationTime": "{{time}}",
          "messages": [ { "role": "system", "contents": [ { "$type": "text", "text": "Answer briefly." } ] }, { "role": "user", "contents": [ { "$type": "text", "text": "How far is the moon?" } ] } ],
          "modelResponse": { "messages": [ { "role": "assistant", "contents": [ { "$type": "text", "text": "About 384,000 km." } ] } ], "modelId": "{{model}}", "usage": { "inputTokenCount": 20, "outputTokenCount": 8, "totalTokenCount": 28 } },
          "evaluationResult": { "metrics": { {{string.Join(", ", metrics.Select(m => $"\"{NameOf(m)}\": {m}"))}} } },{{more}}
          "formatVersion": 1
        }
        """;

    private static string NameOf(string metric)
    {
        using var json = System.Text.Json.JsonDocument.Parse(metric);
        return json.RootElement.GetProperty("name").GetString()!;
    }
}
