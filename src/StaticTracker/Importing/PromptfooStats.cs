using StaticTracker.Diagnostics;
using StaticTracker.Json;

namespace StaticTracker.Importing;

/// <summary>The totals that a promptfoo file states for all its rows; null where one is absent.</summary>
internal sealed record PromptfooStats(long? Successes, long? Failures, long? Errors, SourceSpan Span)
{
    public static PromptfooStats Of(JsonNode node, SourceSpan span) =>
        new(node["successes"u8].AsInteger(), node["failures"u8].AsInteger(), node["errors"u8].AsInteger(), span);
}
