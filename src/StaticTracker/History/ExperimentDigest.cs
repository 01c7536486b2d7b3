using StaticTracker.Modules;

namespace StaticTracker.History;

/// <summary>As much of an experiment as a line of history needs. Rates in percent; null: none.</summary>
public sealed record ExperimentDigest(string Id, PromptVersion Version, string Model, string? Dataset, string? DatasetVersion, decimal? PassRate, long? Pass, long? Total)
{
    public Timestamp Timestamp { get; init; }

    /// <summary>Errors; null where none are told.</summary>
    public long? Error { get; init; }

    /// <summary>The stated match rate.</summary>
    public decimal? StatedMatchRate { get; init; }

    /// <summary>The rates of those rubrics whose total is known.</summary>
    public RubricRates Rubrics { get; init; } = RubricRates.None;

    /// <summary>Errors over the total, 0–1; 0 where no counts are known.</summary>
    public double ErrorShare => Metrics.ErrorShareOf(Error, Total);

    /// <summary>The match rate that is shown, as <see cref="Experiment.MatchRate"/> gives it.</summary>
    public decimal? MatchRate(string? primaryRubric)
    {
        for (var i = 0; i < Rubrics.Count; i++)
        {
            if (Rubrics[i].Rubric == primaryRubric)
            {
                return Rubrics[i].Rate;
            }
        }

        return StatedMatchRate;
    }

    /// <summary>It was taken back already when it came, or was taken back by the change that tells of it.</summary>
    public bool IsWithdrawn { get; init; }
}
