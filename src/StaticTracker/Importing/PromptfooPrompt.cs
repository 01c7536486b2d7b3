using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.Json;

namespace StaticTracker.Importing;

/// <summary>What a promptfoo file says of one prompt: its id (a SHA-256 of its own text by promptfoo's rules, not our prompt hash), its label and the counts it states.</summary>
internal sealed record PromptfooPrompt(string? Id, string? Label, long? Pass, long? Fail, long? Error)
{
    public static PromptfooPrompt Of(JsonNode node)
    {
        var id = node["id"u8].AsString();
        var metrics = node["metrics"u8];
        return new PromptfooPrompt(
            id is { Length: 64 } && id.All(char.IsAsciiHexDigitLower) ? id : null,
            node["label"u8].AsString(),
            metrics["testPassCount"u8].AsInteger(),
            metrics["testFailCount"u8].AsInteger(),
            metrics["testErrorCount"u8].AsInteger());
    }

    public StatedFigures Stated(SourceSpan span) => new() { Pass = Number(Pass, span), Fail = Number(Fail, span), Error = Number(Error, span) };

    private static StatedNumber? Number(long? value, SourceSpan span) =>
        value is { } v ? new StatedNumber(v.ToString(CultureInfo.InvariantCulture), v, span) : null;
}
