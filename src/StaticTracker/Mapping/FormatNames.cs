namespace StaticTracker.Mapping;

/// <summary>The formats that a rule may be about, by the names that <c>tracker import --formats</c> lists.</summary>
public static class FormatNames
{
    public static IReadOnlyList<string> All { get; } =
    [
        "judge", "promptfoo", "inspect", "lm-eval", "openai-evals", "helm", "every-eval-ever", "deepeval", "ragas", "mt-bench", "meai", "mlflow", "braintrust", "langsmith", "langfuse", "junit", "run", "table",
    ];
}
