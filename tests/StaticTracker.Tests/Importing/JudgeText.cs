using System.Text.Json;
using System.Text.Json.Nodes;

namespace StaticTracker.Tests.Importing;

/// <summary>Judge files in the making: a sound one of shape B or C, of which a test changes what it is about.</summary>
internal static class JudgeText
{
    /// <summary>Shape B with as many evaluations as letters: P, F, E, or a word of one's own in front of a comma.</summary>
    public static JsonObject Of(string letters = "PF", string module = "m01", string version = "v1", string model = "gpt-5", string time = "2026-01-20T00:31:46") => new()
    {
        ["module"] = module,
        ["prompt_version"] = version,
        ["model"] = model,
        ["timestamp"] = time,
        ["evaluations"] = Evaluations(letters),
    };

    public static JsonArray Evaluations(string letters, string rubric = "right") =>
        [.. letters.Select((letter, i) => (JsonNode)Evaluation($"case-{i + 1}", rubric, letter switch { 'P' => "PASS", 'F' => "FAIL", _ => "ERROR" }))];

    public static JsonObject Evaluation(string item, string rubric, string verdict) =>
        new() { ["sample_id"] = item, ["rubric_id"] = rubric, ["verdict"] = verdict, ["reasoning"] = "made up" };

    public static string With(this JsonObject file, string key, JsonNode? value)
    {
        file[key] = value;
        return file.ToJsonString();
    }

    public static IEnumerable<JsonElement> Experiments(string moduleFile) => JsonDocument.Parse(moduleFile).RootElement.GetProperty("experiments").EnumerateArray();

    public static JsonElement Experiment(string moduleFile, int index = 0) =>
        JsonDocument.Parse(moduleFile).RootElement.GetProperty("experiments")[index];
}
