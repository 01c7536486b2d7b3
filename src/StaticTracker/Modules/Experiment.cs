namespace StaticTracker.Modules;

/// <summary>One evaluation of (module, prompt version, data set, model), as its module file tells it.</summary>
public sealed record Experiment
{
    public required string Id { get; init; }

    public required PromptVersion PromptVersion { get; init; }

    /// <summary>Which of several data sets of the module (<c>gd</c>, <c>sd</c>); null: the only one.</summary>
    public string? Dataset { get; init; }

    /// <summary>The data set's version; null: unknown.</summary>
    public string? DatasetVersion { get; init; }

    /// <summary>The model under test, by its normal name.</summary>
    public required string Model { get; init; }

    public required Timestamp Timestamp { get; init; }

    public required Metrics Metrics { get; init; }

    /// <summary>Rubrics in ordinal order of their names.</summary>
    public IReadOnlyList<RubricResult> Rubrics { get; init; } = [];

    /// <summary>Settings of the run as compact canonical JSON (<c>{"temperature":0}</c>); different ones are another series.</summary>
    public string? Params { get; init; }

    public Judge? Judge { get; init; }

    public string? PromptHash { get; init; }

    public string? Run { get; init; }

    public string? BraintrustUrl { get; init; }

    /// <summary>Further links and ids by name, in ordinal order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Links { get; init; } = [];

    public Source? Source { get; init; }

    public Score? Score { get; init; }

    public Usage? Usage { get; init; }

    public Classification? Classification { get; init; }

    /// <summary>Errors by label, in ordinal order.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> ErrorKinds { get; init; } = [];

    /// <summary>Failures by label, in ordinal order.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> FailureKinds { get; init; } = [];

    /// <summary>How the run ended where it did not end well: <c>cancelled</c> or <c>error</c>; its figures are of what was done until then.</summary>
    public string? Status { get; init; }

    public Withdrawal? Withdrawn { get; init; }

    /// <summary>The id of the withdrawn experiment that this one corrects.</summary>
    public string? Corrects { get; init; }

    /// <summary>The result of a rubric, or null.</summary>
    public RubricResult? Rubric(string? name)
    {
        for (var i = 0; i < Rubrics.Count; i++)
        {
            if (Rubrics[i].Rubric == name)
            {
                return Rubrics[i];
            }
        }

        return null;
    }

    /// <summary>Whether a rubric stands apart from the metrics: it gives no verdicts where others do, so that it is no part of the pass rate, and its errors are its own.</summary>
    public bool IsApart(RubricResult rubric) => Metrics.Total is not null && rubric.GivesNoVerdicts;

    /// <summary>As above, by its name; false for one that the experiment does not have.</summary>
    public bool IsApart(string rubric)
    {
        for (var i = 0; i < Rubrics.Count; i++)
        {
            if (IsApart(Rubrics[i]) && Rubrics[i].Rubric == rubric)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The match rate that is shown, percent: the primary rubric's, from its counts where they are there; else as stated.</summary>
    public decimal? MatchRate(string? primaryRubric) => Rubric(primaryRubric) is { Total: not null } rubric ? rubric.Rate : Rate.Stated(Metrics.MatchRate);
}
