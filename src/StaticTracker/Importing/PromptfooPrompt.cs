using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using StaticTracker.Diagnostics;
using StaticTracker.Json;

namespace StaticTracker.Importing;

/// <summary>What a promptfoo file says of one prompt: its id (a SHA-256 of its own text by promptfoo's rules, not our prompt hash), its label and the counts it states.</summary>
internal sealed record PromptfooPrompt(string? Id, string? Label, long? Pass, long? Fail, long? Error)
{
    public static PromptfooPrompt Of(JsonNode node)
    {
        var metrics = node["metrics"u8];
        return new PromptfooPrompt(
            HashOf(node["id"u8].AsString()),
            node["label"u8].AsString(),
            metrics["testPassCount"u8].AsInteger(),
            metrics["testFailCount"u8].AsInteger(),
            metrics["testErrorCount"u8].AsInteger());
    }

    /// <summary>The prompt of a row, as the row tells it; where that gives no id, the hash of its label is one.</summary>
    public static FoundPrompt? OfRow(JsonNode row)
    {
        var prompt = row["prompt"u8];
        var id = HashOf(row["promptId"u8].AsString());
        var label = prompt["label"u8].AsString() ?? prompt["display"u8].AsString();
        return (id ?? label) is null ? null : new FoundPrompt(label, id ?? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(label!))));
    }

    public StatedFigures Stated(SourceSpan span) => new() { Pass = Number(Pass, span), Fail = Number(Fail, span), Error = Number(Error, span) };

    private static string? HashOf(string? id) => id is { Length: 64 } && id.All(char.IsAsciiHexDigitLower) ? id : null;

    private static StatedNumber? Number(long? value, SourceSpan span) =>
        value is { } v ? new StatedNumber(v.ToString(CultureInfo.InvariantCulture), v, span) : null;
}
