using StaticTracker.Comparison;
using StaticTracker.Diagnostics;
using StaticTracker.Gating;
using StaticTracker.History;
using StaticTracker.Modules;
using StaticTracker.Reporting.Records;

namespace StaticTracker.Reporting;

/// <summary>What changed between two ends, in terms of the domain.</summary>
public sealed record DiffReport
{
    public required DiffEnd Base { get; init; }

    public required DiffEnd Head { get; init; }

    /// <summary>Whose settings judge: the base, or where that is a merge base the tip of its branch.</summary>
    public required DiffEnd PolicyEnd { get; init; }

    /// <summary>The data folder as it is shown.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Modules that differ, in natural order.</summary>
    public required IReadOnlyList<ModuleDiff> Modules { get; init; }

    /// <summary>Modules that are the same at both ends, in natural order.</summary>
    public required IReadOnlyList<ModuleId> Unchanged { get; init; }

    /// <summary>New cells against the version before, judged as one family; worse ones first.</summary>
    public required IReadOnlyList<ExperimentComparison> Comparisons { get; init; }

    /// <summary>Fields of tracker.json that differ.</summary>
    public required IReadOnlyList<FieldChange> Settings { get; init; }

    /// <summary>Promotions and rollbacks that the change brings, by module, in the order of the entries.</summary>
    public IReadOnlyList<PromotionChange> Promotions { get; init; } = [];

    /// <summary>Prompts, suites, A/B experiments and runs that the change adds, edits or removes.</summary>
    public IReadOnlyList<RecordChange> Records { get; init; } = [];

    /// <summary>What must not be: experiments removed, figures and verdicts edited; and what could not be told.</summary>
    public required IReadOnlyList<Problem> Changes { get; init; }

    /// <summary>What <c>tracker check</c> finds at the head.</summary>
    public required IReadOnlyList<Problem> Check { get; init; }

    /// <summary>What the gate of the base says of it.</summary>
    public required GateReport Gate { get; init; }

    /// <summary>The change in points that counts as none; from the base, so that nobody moves it for himself.</summary>
    public required decimal Margin { get; init; }

    /// <summary>Whether what judges the figures would be another after the merge.</summary>
    public bool PolicyChanged => Settings.Any(SettingsChanges.IsPolicy) || Modules.Any(m => SettingsChanges.IsPolicy(m.Change));

    public bool HasErrors => Changes.Concat(Check).Any(p => p.Severity == Severity.Error);
}
