using StaticTracker.Comparison;
using StaticTracker.Modules;
using StaticTracker.Phrasing;

namespace StaticTracker.Gating;

/// <summary>A new result as the gate sees it: its own figures, and how it stands against each baseline that a rule names.</summary>
public sealed record GateCell
{
    public required ModuleId Module { get; init; }

    public required ComparisonSide Side { get; init; }

    public required ExperimentFigures Figures { get; init; }

    /// <summary>The usual one first.</summary>
    public required IReadOnlyList<GateBaseline> Baselines { get; init; }

    public Experiment Experiment => Side.Experiment;

    /// <summary>"m01 v3 on gpt-5 (gd)", plain text.</summary>
    public string Name => Experiment.Dataset is { } dataset ? $"{Module} {Experiment.PromptVersion} on {Experiment.Model} ({dataset})" : $"{Module} {Experiment.PromptVersion} on {Experiment.Model}";

    public GateBaseline Baseline(string? asked) => Baselines.FirstOrDefault(b => b.Asked == asked) ?? new GateBaseline { Asked = asked, Missing = Phrase.Of("gate.not_compared") };
}
