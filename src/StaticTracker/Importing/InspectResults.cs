using StaticTracker.Diagnostics;
using StaticTracker.Json;

namespace StaticTracker.Importing;

/// <summary>The totals of an Inspect log: samples (of all epochs) that there are and that came to their end without an error, and what each scorer gave.</summary>
internal sealed record InspectResults(long? Total, long? Completed, bool StoppedEarly, IReadOnlyList<InspectStated> Scores)
{
    public static readonly InspectResults None = new(null, null, false, []);

    public static InspectResults Of(JsonNode node, SourceSpan place)
    {
        var scores = new List<InspectStated>();
        foreach (var score in node["scores"u8].Elements)
        {
            scores.Add(StatedOf(score, score["metrics"u8], place));
        }

        // Version 1: one scorer, with its metrics beside it.
        if (node["scorer"u8].Kind == JsonKind.Object)
        {
            scores.Add(StatedOf(node["scorer"u8], node["metrics"u8], place));
        }

        return new InspectResults(CountOf(node["total_samples"u8]), CountOf(node["completed_samples"u8]), node["early_stopping"u8].Kind == JsonKind.Object, scores);
    }

    /// <summary>A key of a scorer that gives several values is named behind it.</summary>
    public static string RubricOf(string scorer, string? key) => key is null || key == scorer ? scorer : $"{scorer}/{key}";

    private static InspectStated StatedOf(JsonNode score, JsonNode metrics, SourceSpan place)
    {
        var name = score["name"u8].AsString() is { Length: > 0 } text ? text : "score";
        var scorer = score["scorer"u8].AsString() is { Length: > 0 } of ? of : name;
        var found = new List<InspectMetric>();
        foreach (var metric in metrics.Members)
        {
            // A metric that could not be computed is NaN, which is no number.
            if ((metric.Value.Kind == JsonKind.Object ? metric.Value["value"u8] : metric.Value).AsDecimal() is { } value)
            {
                found.Add(new InspectMetric(metric.Name, value));
            }
        }

        return new InspectStated(RubricOf(scorer, name), score["reducer"u8].AsString(), CountOf(score["scored_samples"u8]), CountOf(score["unscored_samples"u8]), found, place.Behind(score.Position));
    }

    private static long? CountOf(JsonNode node) => node.AsInteger() is >= 0 and { } count ? count : null;
}
