using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Importing;

/// <summary>
/// What an import wrote, one line an experiment, everything that is absent left out: module, version, model, params, data set, time; P/F/E, skipped, rate and unit;
/// rubrics (passed of passed and failed, errors, mean of n); score; usage; kinds; judge; status.
/// </summary>
internal static class ExperimentText
{
    /// <summary>All experiments of all modules, in the order of the files.</summary>
    public static string Of(TrackerTest test) => string.Join('\n', Lines(test));

    public static IEnumerable<string> Lines(TrackerTest test) =>
        Directory.GetFiles(test.PathOf("data/modules"), "*.json").Order(StringComparer.Ordinal).SelectMany(f => OfModule(File.ReadAllText(f)));

    /// <summary>A star stands for figures that the list of known ones does not have.</summary>
    public static void AssertLike(string expected, string actual)
    {
        var pattern = "^" + System.Text.RegularExpressions.Regex.Escape(expected).Replace("\\*", "[^ \\n]*", StringComparison.Ordinal) + "$";
        Assert.MatchesRegex(pattern, actual);
    }

    /// <summary>Imports a file and asserts what comes of it: the figures, what is told (nothing: nothing is told), and that they add up.</summary>
    public static void AssertImport(TrackerTest test, IEnumerable<string> arguments, string expected, string told)
    {
        test.Run(["import", .. arguments]).Exits(ExitCode.Fine);

        AssertLike(expected, Of(test));
        Assert.Contains(told, test.Err);
        Assert.AreEqual(told.Length == 0, test.Err.Length == 0, test.Err);
        test.Run("check", "--fix").Exits(ExitCode.Fine);
        Assert.DoesNotContain("ST1", test.Out);
    }

    private static IEnumerable<string> OfModule(string text)
    {
        var root = JsonDocument.Parse(text).RootElement;
        return root.GetProperty("experiments").EnumerateArray().Select(e => $"{root.GetProperty("module_id")} {Of(e)}").ToList();
    }

    private static string Of(JsonElement e)
    {
        string?[] parts =
        [
            string.Join(' ', new[] { Text(e, "prompt_version"), Text(e, "model"), Params(e), Text(e, "dataset"), Text(e, "dataset_version"), Text(e, "timestamp") }.OfType<string>()),
            Counts(e.GetProperty("metrics")),
            e.TryGetProperty("rubrics", out var rubrics) ? string.Join(", ", rubrics.EnumerateObject().Select(r => $"{r.Name} {Rubric(r.Value)}")) : null,
            e.TryGetProperty("score", out var score) ? "score " + Score(score) : null,
            e.TryGetProperty("usage", out var usage) ? "usage " + Members(usage) : null,
            e.TryGetProperty("error_kinds", out var errors) ? "errors " + Members(errors) : null,
            e.TryGetProperty("failure_kinds", out var failures) ? "failures " + Members(failures) : null,
            e.TryGetProperty("judge", out var judge) ? "judge " + Members(judge) : null,
            Text(e, "status") is { } status ? "status " + status : null,
        ];
        return string.Join(" | ", parts.Where(p => !string.IsNullOrEmpty(p)));
    }

    private static string Counts(JsonElement m)
    {
        var counts = Text(m, "pass") is { } pass ? $"{pass}/{Text(m, "fail")}/{Text(m, "error")}" : Text(m, "error") is { } error ? $"-/-/{error}" : "";
        return string.Join(' ', new[] { counts, Text(m, "skipped") is { } s ? $"skipped {s}" : null, Text(m, "pass_rate") is { } rate ? rate + " %" : null, Text(m, "match_rate") is { } match ? $"match {match}" : null, Text(m, "unit") }
            .Where(p => !string.IsNullOrEmpty(p)));
    }

    private static string Rubric(JsonElement r)
    {
        var counts = Text(r, "pass") is { } pass ? $"{pass}/{r.GetProperty("total").GetInt64() - (r.TryGetProperty("error", out var e) ? e.GetInt64() : 0)}" : "";
        return string.Join(' ', new[] { counts, Text(r, "error") is { } error ? $"errors {error}" : "", Text(r, "skipped") is { } s ? $"skipped {s}" : "", r.TryGetProperty("score", out var score) ? Score(score) : "" }.Where(p => p.Length > 0));
    }

    private static string Score(JsonElement s)
    {
        var scale = (Text(s, "min") ?? Text(s, "max")) is null ? "" : $" in {Text(s, "min")}..{Text(s, "max")}";
        return $"{Text(s, "mean")} of {Text(s, "n")}{scale}{(Text(s, "better") == "lower" ? " lower" : "")}";
    }

    private static string Members(JsonElement of) => string.Join(' ', of.EnumerateObject().Select(m => $"{m.Name}={m.Value}"));

    private static string? Params(JsonElement e) =>
        e.TryGetProperty("params", out var settings) ? JsonSerializer.Serialize(settings).Replace("\"", "", StringComparison.Ordinal) : null;

    private static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value.ToString() : null;
}
