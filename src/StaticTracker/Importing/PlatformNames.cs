namespace StaticTracker.Importing;

/// <summary>Tables that observability platforms export, told by their columns or keys.</summary>
internal static class PlatformNames
{
    /// <summary>What stands before the name of a score in a frame of LangSmith.</summary>
    public const string Feedback = "feedback.";

    private static readonly string[] s_spans = ["span_id", "root_span_id", "experiment_id", "span_attributes"];

    /// <summary>The platform whose rows have these columns; null: none that is known.</summary>
    public static ResultFormat? OfRow(IReadOnlyCollection<string> columns) =>
        (columns.Contains("traceId") && columns.Contains("dataType") && columns.Contains("stringValue"))
        || (columns.Contains("trace_id") && columns.Contains("data_type") && columns.Contains("string_value")) ? ResultFormat.Langfuse
        : columns.Contains("example_id") && columns.Any(c => c.StartsWith(Feedback, StringComparison.Ordinal)) ? ResultFormat.LangSmith
        : columns.Contains("scores") && s_spans.Any(columns.Contains) ? ResultFormat.Braintrust
        : columns.Contains("trace_id") && columns.Contains("assessments") ? ResultFormat.Mlflow
        : null;

    /// <summary>The platform whose documents have these keys on top.</summary>
    public static ResultFormat? OfDocument(IReadOnlyCollection<string> keys) =>
        keys.Contains("events") && keys.All(k => k is "events" or "cursor" or "freshness_state") ? ResultFormat.Braintrust
        : keys.Contains("columns") && keys.Contains("data") ? ResultFormat.Mlflow
        : null;
}
