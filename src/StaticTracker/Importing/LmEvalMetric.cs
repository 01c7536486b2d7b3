using StaticTracker.Mapping;

namespace StaticTracker.Importing;

/// <summary>Metrics of the harness by their names: <c>metric,filter</c> since 0.4, where the filter "none" is left out here.</summary>
internal static class LmEvalMetric
{
    private static readonly string[] s_main = ["acc", "exact_match", "em"];
    private static readonly string[] s_shares = ["acc", "acc_norm", "acc_bytes", "acc_mutual_info", "exact_match", "em", "prompt_level_strict_acc", "prompt_level_loose_acc"];
    private static readonly string[] s_lower = ["ppl", "perplexity", "word_perplexity", "byte_perplexity", "bits_per_byte", "brier_score", "ter"];

    private const string NoFilter = ",none";

    /// <summary>The rubric of a key of the results.</summary>
    public static string RubricOf(string key) => key.EndsWith(NoFilter, StringComparison.Ordinal) ? key[..^NoFilter.Length] : key;

    /// <summary>The metric alone.</summary>
    public static string BaseOf(string key) => key.Split(',')[0];

    /// <summary>Whether it is a share of the items that passed, whatever its filter.</summary>
    public static bool IsShare(string key) => s_shares.Contains(BaseOf(key));

    /// <summary>Whether the items as a whole are judged by it: accuracy, or an exact match.</summary>
    public static bool IsMain(string key) => s_main.Contains(key) || (key.Contains(',', StringComparison.Ordinal) && s_main.Contains(BaseOf(key)));

    /// <summary>The main one of several: accuracy before exact matches, without a filter before those with one.</summary>
    public static string? MainOf(IEnumerable<string> rubrics) =>
        rubrics.Where(IsMain).OrderBy(r => Array.IndexOf(s_main, BaseOf(r))).ThenBy(r => r.Contains(',', StringComparison.Ordinal)).ThenBy(r => r, StringComparer.Ordinal).FirstOrDefault();

    /// <summary>Which end is better: as the file says, else as is known of the metric.</summary>
    public static bool? LowerIsBetter(string key, bool? higherIsBetter) => higherIsBetter is { } higher ? !higher : IsShare(key) ? false : s_lower.Contains(BaseOf(key)) ? true : null;

    public static ScoreSpec SpecOf(string key, bool? higherIsBetter) => new() { LowerIsBetter = LowerIsBetter(key, higherIsBetter) };
}
