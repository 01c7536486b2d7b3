using StaticTracker.Diagnostics;

namespace StaticTracker.Importing;

/// <summary>What the head of an Inspect log states of one scorer, or of one key of its values, after one way of joining epochs.</summary>
internal sealed record InspectStated(string Rubric, string? Reducer, long? Scored, long? Unscored, IReadOnlyList<InspectMetric> Metrics, SourceSpan Place)
{
    private static readonly string[] s_means = ["accuracy", "mean"];
    private static readonly string[] s_spreads = ["stderr", "std", "var", "bootstrap_stderr", "bootstrap_std", "ci_lower", "ci_upper"];

    /// <summary>Whether epochs were joined by their mean, or there was nothing to join.</summary>
    public bool IsOfMeans => Reducer is null or "mean";

    /// <summary>The mean of the scores; null where none is stated.</summary>
    public decimal? Mean => s_means.Select(Find).FirstOrDefault(v => v is not null);

    public decimal? StandardError => Find("stderr");

    /// <summary>Figures that are neither the mean nor its spread.</summary>
    public IEnumerable<InspectMetric> Others => Metrics.Where(m => !s_means.Contains(BaseName(m.Name)) && !s_spreads.Contains(BaseName(m.Name)));

    private decimal? Find(string name)
    {
        foreach (var metric in Metrics)
        {
            if (BaseName(metric.Name) == name)
            {
                return metric.Value;
            }
        }

        return null;
    }

    /// <summary>A metric's own name, without its package.</summary>
    private static string BaseName(string name) => name[(name.LastIndexOf('/') + 1)..];
}
