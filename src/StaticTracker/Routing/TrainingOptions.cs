namespace StaticTracker.Routing;

/// <summary>What somebody wants of a training.</summary>
public sealed record TrainingOptions
{
    /// <summary>The suite that is held out; null: the policy's, or the module's only one.</summary>
    public string? Suite { get; init; }

    /// <summary><c>default</c> is the one without a name; null: whichever it is.</summary>
    public string? Dataset { get; init; }

    public string? DatasetVersion { get; init; }

    /// <summary>Candidates by name (<c>v3/gpt-5</c>); none: all that can be.</summary>
    public IReadOnlyList<string> Candidates { get; init; } = [];

    public required RewardWeights Weights { get; init; }

    /// <summary>Null: chosen by cross-validation.</summary>
    public decimal? Penalty { get; init; }

    /// <summary>How many words of the texts are features, at most.</summary>
    public int Words { get; init; }
}
