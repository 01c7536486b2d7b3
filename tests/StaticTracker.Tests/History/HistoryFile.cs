using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.History;

/// <summary>Module files of these tests, in the layout the program writes.</summary>
internal static class HistoryFile
{
    /// <summary>m01 with experiments written <c>id:version:pass</c>, each of ten verdicts on gpt-4o.</summary>
    public static string Of(params string[] experiments) => With("m01", "", experiments);

    public static string With(string module, string suggestions, params string[] experiments) => TestRepo.Lines(
        $$"""{ "module_id": "{{module}}", "experiments": [{{string.Join(",", experiments.Select(Experiment))}}], "suggestions": [{{suggestions}}] }""");

    public static string Experiment(string shorthand)
    {
        var parts = shorthand.Split(':');
        var pass = int.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture);
        var extra = parts.Length > 3 ? $", {parts[3].Replace('=', ':')}" : "";
        return $$"""
            { "id": "{{parts[0]}}", "prompt_version": "{{parts[1]}}", "model": "gpt-4o", "timestamp": "2026-01-20T00:31:46",
              "metrics": { "pass_rate": {{pass * 10}}.0, "total": 10, "pass": {{pass}}, "fail": {{10 - pass}} }{{extra}} }
            """;
    }
}
