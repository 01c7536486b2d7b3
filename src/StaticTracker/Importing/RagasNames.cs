using System.Text;

namespace StaticTracker.Importing;

/// <summary>How Ragas calls its metrics and its inputs, in all its versions.</summary>
internal static class RagasNames
{
    private static readonly HashSet<string> s_metrics = new(StringComparer.Ordinal)
    {
        "faithfulness", "answer_relevancy", "answer_relevance", "response_relevancy", "context_precision", "context_recall", "context_relevancy", "context_relevance",
        "context_entity_recall", "context_utilization", "answer_correctness", "answer_similarity", "semantic_similarity", "factual_correctness", "noise_sensitivity",
        "noise_sensitivity_relevant", "noise_sensitivity_irrelevant", "llm_context_precision_with_reference", "llm_context_precision_without_reference", "non_llm_context_precision_with_reference",
        "non_llm_context_recall", "llm_context_recall", "nv_accuracy", "nv_context_relevance", "nv_response_groundedness", "faithfulness_with_hhem", "topic_adherence",
        "tool_call_accuracy", "agent_goal_accuracy", "multi_modal_faithfulness", "multi_modal_relevance", "summary_score", "rubrics_score", "bleu_score", "rouge_score", "chrf_score",
    };

    /// <summary>Columns that hold what was asked, in the order in which they are looked for.</summary>
    public static readonly string[] Questions = ["user_input", "question"];

    /// <summary>Columns that hold what was answered.</summary>
    public static readonly string[] Answers = ["response", "answer"];

    /// <summary>Columns that hold what should have been answered.</summary>
    public static readonly string[] Expected = ["reference", "ground_truth", "ground_truths"];

    /// <summary>Whether a key or column is a metric's, however it is spelled: <c>Answer Relevancy</c>, <c>answer_relevancy</c>.</summary>
    public static bool IsMetric(string name) => s_metrics.Contains(CoreOf(name));

    public static bool IsMetric(ReadOnlySpan<byte> utf8) => utf8.Length is > 8 and < 48 && IsMetric(Encoding.UTF8.GetString(utf8));

    /// <summary>The metric's name in lower case, with underscores; what is in brackets behind it (a mode) is part of it.</summary>
    public static string Normal(string name)
    {
        var bracket = name.IndexOf('(', StringComparison.Ordinal);
        return CoreOf(name) + (bracket < 0 ? "" : name[bracket..].Trim().ToLowerInvariant());
    }

    private static string CoreOf(string name)
    {
        var bracket = name.IndexOf('(', StringComparison.Ordinal);
        return (bracket < 0 ? name : name[..bracket]).Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_');
    }
}
