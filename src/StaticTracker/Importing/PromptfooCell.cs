using System.Security.Cryptography;
using System.Text;
using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Mapping;
using StaticTracker.Storage;

namespace StaticTracker.Importing;

/// <summary>
/// The rows of one prompt and one provider. A row passes, fails or is an error of the run (failure reason 2); its components are counted per rubric, apart
/// from that: a rubric is the assertion's metric, else its type.
/// </summary>
internal sealed class PromptfooCell(PromptfooKey key, FoundPrompt? prompt, SourceSpan place, ReadContext context)
{
    private const int FailureReasonError = 2;
    private const string UnknownRubric = "unknown";
    private const string RowScore = "score";

    /// <summary>promptfoo's scores go from 0 to 1 unless weights make them larger.</summary>
    private static readonly ScoreSpec s_scale = new() { LowerIsBetter = false };

    public PromptfooKey Key { get; } = key;

    /// <summary>The prompt as the first row tells it.</summary>
    public FoundPrompt? Prompt { get; } = prompt;

    /// <summary>The first row.</summary>
    public SourceSpan Place { get; } = place;

    public RunTally Tally { get; } = new("item", context, context.Rules.Apply(new RunFacts { Prompt = prompt?.Label, Provider = key.Provider })) { DropsBinaryScores = true };

    /// <summary>Passed, failed, errors as the file says them, whatever rules make of them.</summary>
    public long[] AsTheFileSays { get; } = new long[3];

    public void Add(JsonNode row)
    {
        var letter = row["success"u8].Kind == JsonKind.True ? 'P' : row["failureReason"u8].AsInteger() == FailureReasonError ? 'E' : 'F';
        AsTheFileSays["PFE".IndexOf(letter, StringComparison.Ordinal)]++;
        var item = Tally.Item(ItemOf(row));
        if (Tally.WantsTexts)
        {
            Tally.Describe(item, TextOf(VarsOf(row)));
        }

        var grading = row["gradingResult"u8];
        var output = row["response"u8]["output"u8];
        var reason = row["error"u8].AsString() ?? grading["reason"u8].AsString();
        Tally.Outcome(item, new ResultFacts(letter, null, reason, output.AsString() ?? (output.Exists ? output.ToString() : null), LabelOf(letter, row, reason), null));
        if (row["score"u8].AsDecimal() is { } score)
        {
            Tally.Number(item, RowScore, score, s_scale);
        }

        AddComponents(row, grading, item);
        AddUsage(row);
    }

    private static string ItemOf(JsonNode row)
    {
        var test = row["testCase"u8];
        var description = test["description"u8].AsString()?.Trim();
        var vars = VarsOf(row);
        var text = vars.Exists ? CompactJson.Of(vars) : "{}";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 4));
        return string.IsNullOrEmpty(description) ? hash : $"{description} ({hash})";
    }

    private static JsonNode VarsOf(JsonNode row) => row["vars"u8] is { Kind: JsonKind.Object } own ? own : row["testCase"u8]["vars"u8];

    /// <summary>The only variable as it stands, several as JSON.</summary>
    private static string? TextOf(JsonNode vars)
    {
        foreach (var only in vars.Members)
        {
            return vars.Count == 1 && only.Value.AsString() is { } text ? text : CompactJson.Of(vars);
        }

        return null;
    }

    /// <summary>What kind of failure or error a row is, where the file tells it.</summary>
    private static string? LabelOf(char letter, JsonNode row, string? reason)
    {
        var response = row["response"u8];
        return letter switch
        {
            'E' => reason is not null && (reason.Contains("timed out", StringComparison.OrdinalIgnoreCase) || reason.Contains("timeout", StringComparison.OrdinalIgnoreCase)) ? "TIMEOUT" : "ENGINE_ERROR",
            'F' when response["isRefusal"u8].Kind == JsonKind.True => "REFUSAL",
            'F' when response["output"u8].AsString() is "" => "EMPTY_OUTPUT",
            'F' when response["finishReason"u8].AsString() == "length" => "TRUNCATED",
            _ => null,
        };
    }

    private static string RubricOf(JsonNode component, JsonNode assertions, int position, int count)
    {
        var assertion = component["assertion"u8];
        if (assertion.Kind != JsonKind.Object)
        {
            // Checks written as code return components without their assertion: the test case names them, one for each, in the same order.
            assertion = assertions.Count == count ? ElementAt(assertions, position) : default;
        }

        var name = assertion["metric"u8].AsString() is { Length: > 0 } metric ? metric : assertion["type"u8].AsString();
        return name is null or "" or "*" ? UnknownRubric : name;
    }

    private static JsonNode ElementAt(JsonNode array, int position)
    {
        foreach (var element in array.Elements)
        {
            if (position-- == 0)
            {
                return element;
            }
        }

        return default;
    }

    private void AddComponents(JsonNode row, JsonNode grading, int item)
    {
        var components = grading["componentResults"u8];
        var assertions = row["testCase"u8]["assert"u8];
        var count = components.Count;
        var position = 0;
        foreach (var component in components.Elements)
        {
            var rubric = RubricOf(component, assertions, position++, count);
            var letter = component["pass"u8].Kind switch
            {
                JsonKind.True => 'P',
                JsonKind.False => 'F',
                _ => 'E',
            };
            Tally.Verdict(item, rubric, new ResultFacts(letter, rubric, component["reason"u8].AsString(), null, null, null));
            if (component["score"u8].AsDecimal() is { } score)
            {
                Tally.Number(item, rubric, score, s_scale);
            }
        }
    }

    /// <summary>
    /// What a row took. An answer from the cache took no tokens and no time of this run; what it cost when it was made stands with it, and promptfoo counts that too.
    /// </summary>
    private void AddUsage(JsonNode row)
    {
        var response = row["response"u8];
        var isCached = response["cached"u8].Kind == JsonKind.True;
        var tokens = response["tokenUsage"u8];
        Tally.Usage.Add(
            isCached ? null : tokens["prompt"u8].AsInteger(), isCached ? null : tokens["completion"u8].AsInteger(), response["cost"u8].AsDecimal(), isCached ? null : row["latencyMs"u8].AsDecimal());
    }
}
