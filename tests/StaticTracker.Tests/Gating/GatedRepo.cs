using System.Text.Json;
using StaticTracker.Tests.Infra;
using StaticTracker.Tests.Reporting;

namespace StaticTracker.Tests.Gating;

/// <summary>A repository whose base has a policy and two versions of m01 on the model a: v1 with 80 of 100 passed, v2 with 90.</summary>
internal static class GatedRepo
{
    public const string Time = "2026-01-20T00:31:46";

    public static ModuleBuilder Base(string? primary = null) => new ModuleBuilder("m01", primary).Run("v1", "a", Time, 80, 20, id: "one").Run("v2", "a", Time, 90, 10, id: "two");

    /// <summary>The base; <paramref name="rules"/> and the rest are JSON.</summary>
    public static ReviewedRepo With(string rules, string overrides = "", string more = "", ModuleBuilder? at = null) =>
        new ReviewedRepo().With("data/tracker.json", Settings(rules, overrides, more)).With(at ?? Base()).Commit("base");

    public static string Settings(string rules, string overrides = "", string more = "") =>
        $$"""{ "title": "T", {{more}} "gate": { "rules": [{{rules}}]{{(overrides.Length == 0 ? "" : $", \"overrides\": [{overrides}]")}} } }""";

    /// <summary>Commits a change and holds it against the base.</summary>
    public static ReviewedRepo Gate(this ReviewedRepo repo, ModuleBuilder change, params string[] options) => repo.With(change).Commit("change").Run(["gate", "HEAD~1", "HEAD", .. options]);

    /// <summary>Outcome and figures of a rule's only finding, as <c>--format json</c> tells them.</summary>
    public static (string Words, string Figures) Finding(this ReviewedRepo repo, string rule)
    {
        repo.Run("gate", "HEAD~1", "HEAD", "--json");
        using var json = JsonDocument.Parse(repo.Out);
        var finding = json.RootElement.GetProperty("findings").EnumerateArray().Single(f => f.GetProperty("rule").GetString() == rule);
        return (finding.GetProperty("words").GetString()!, finding.GetProperty("figures").GetString()!);
    }
}
