using StaticTracker.Json;

namespace StaticTracker.Modules;

/// <summary>What an evaluation in the log of a run has to say: the same when it is logged and when it is imported, so that what was taken can be finished.</summary>
public static class EvaluationLine
{
    public const string Hint = "an evaluation has item, verdict or score, and rubric where there are several";

    /// <summary>The item's id; null where none is named.</summary>
    public static string? ItemOf(JsonNode line) => TextOf(line["item"u8]) ?? TextOf(line["sample_id"u8]);

    /// <summary>What was judged; null: the item as a whole.</summary>
    public static string? RubricOf(JsonNode line) => TextOf(line["rubric"u8]) ?? TextOf(line["rubric_id"u8]);

    /// <summary>What keeps a line from being an evaluation; null: nothing does.</summary>
    /// <param name="line">The line's object.</param>
    /// <param name="areOfRubrics">Whether the first evaluation of the log names a rubric: then all do.</param>
    public static string? FaultOf(JsonNode line, bool areOfRubrics)
    {
        var rubric = RubricOf(line);
        var hasVerdict = line["verdict"u8] is { Exists: true, Kind: not JsonKind.Null };
        return ItemOf(line) is null ? "this evaluation names no item"
            : areOfRubrics && rubric is null ? "this evaluation names no rubric, and those before it do"
            : hasVerdict ? null
            : !line["score"u8].Exists ? "this evaluation has neither a verdict nor a score"
            : rubric is null ? "a score alone is of a rubric, and this evaluation names none"
            : null;
    }

    private static string? TextOf(JsonNode node) => node.Kind == JsonKind.Number ? node.ToString() : node.AsString() is { Length: > 0 } text ? text : null;
}
