using StaticTracker.Modules;

namespace StaticTracker.History;

/// <summary>One thing that changed, in terms of the domain; <see cref="FactWording"/> says it in words.</summary>
public abstract record DataFact
{
    private DataFact()
    {
    }

    public sealed record ExperimentAdded(ExperimentDigest Experiment) : DataFact;

    public sealed record ExperimentRemoved(ExperimentDigest Experiment) : DataFact;

    /// <summary>Fields of an existing experiment differ: name, before, after as compact JSON (null: absent).</summary>
    public sealed record ExperimentChanged(ExperimentDigest Experiment, IReadOnlyList<FieldChange> Fields) : DataFact;

    public sealed record ExperimentWithdrawn(ExperimentDigest Experiment, string Reason) : DataFact;

    public sealed record SuggestionAdded(Suggestion Suggestion) : DataFact;

    public sealed record SuggestionRemoved(Suggestion Suggestion) : DataFact;

    /// <summary>Status or text changed; status "applied" with a version reads "suggestion applied in v2".</summary>
    public sealed record SuggestionChanged(Suggestion Before, Suggestion After) : DataFact;

    /// <summary>Module name, description, primary rubric …</summary>
    public sealed record ModuleFieldChanged(FieldChange Field) : DataFact;

    /// <summary>Only the form changed: no figure, no word.</summary>
    public sealed record FormOnly : DataFact;
}
