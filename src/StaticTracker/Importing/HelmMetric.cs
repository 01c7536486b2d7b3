using StaticTracker.Json;

namespace StaticTracker.Importing;

/// <summary>Which of HELM's many figures say how good an answer is; the others count tokens, references and seconds.</summary>
internal static class HelmMetric
{
    private static readonly string[] s_main = ["exact_match", "quasi_exact_match", "math_equiv", "math_equiv_chain_of_thought", "final_number_exact_match", "code_eval_acc", "chain_of_thought_correctness"];

    private static readonly string[] s_known =
    [
        .. s_main, "prefix_exact_match", "quasi_prefix_exact_match", "f1_score", "f1_set_match", "rouge_1", "rouge_2", "rouge_l", "bleu_1", "bleu_4", "pass", "ifeval_strict_accuracy", "wildbench_score", "absolute_value_difference",
    ];

    /// <summary>Whether a figure is one of those, or of those that the run asked for by name.</summary>
    public static bool Counts(string name, HelmSpec spec) => BaseOf(name) is var own && (s_known.Contains(own) || spec.Metrics.Contains(own));

    /// <summary>The one that an instance as a whole is judged by; null where there is none of those that say right or wrong.</summary>
    public static string? MainOf(IReadOnlyCollection<string> names) => s_main.FirstOrDefault(names.Contains);

    /// <summary>Whether it says right or wrong of each instance.</summary>
    public static bool IsShare(string name) => s_main.Contains(BaseOf(name)) || BaseOf(name).EndsWith("exact_match", StringComparison.Ordinal);

    /// <summary>The name of a figure; null where it is of changed inputs (<c>perturbation</c>) or of a part of a split, which are no figures of the run.</summary>
    public static (string Metric, string Split)? NameOf(JsonNode stat)
    {
        var name = stat["name"u8];
        return name["name"u8].AsString() is { Length: > 0 } metric && metric != "*" && IsPlain(name) && name["sub_split"u8].Kind is JsonKind.None or JsonKind.Null
            ? (metric!, name["split"u8].AsString() is { Length: > 0 } split ? split : "") : null;
    }

    /// <summary>Whether something is of inputs as they are, not of changed ones.</summary>
    public static bool IsPlain(JsonNode of) => of["perturbation"u8].Kind is JsonKind.None or JsonKind.Null;

    /// <summary>The item of an instance: of a further trial with its number behind it.</summary>
    public static string ItemOf(string instance, long trial) => trial > 0 ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{instance}#{trial + 1}") : instance;

    /// <summary>The mean of a figure; null where nothing was counted.</summary>
    public static decimal? MeanOf(JsonNode stat) => stat["count"u8].AsInteger() == 0 ? null
        : stat["mean"u8].AsDecimal() is { } mean ? mean
        : stat["sum"u8].AsDecimal() is { } sum && stat["count"u8].AsInteger() is > 0 and { } count ? sum / count : null;

    private static string BaseOf(string name) => name.Split('@')[0];
}
