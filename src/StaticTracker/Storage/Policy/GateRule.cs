using StaticTracker.Modules;

namespace StaticTracker.Storage.Policy;

/// <summary>One rule of the gate: of which modules, on which figure, and what must hold. Limits that are absent say nothing.</summary>
public sealed record GateRule(string Name)
{
    /// <summary>How <c>on</c> names a rubric.</summary>
    public const string RubricPrefix = "rubric:";

    public GateTier Tier { get; init; }

    /// <summary><c>pass_rate</c>, <c>match_rate</c>, or <c>rubric:</c> and the rubric's id.</summary>
    public string On { get; init; } = "pass_rate";

    /// <summary>Only these modules; empty: all.</summary>
    public IReadOnlyList<string> Modules { get; init; } = [];

    /// <summary>Not these.</summary>
    public IReadOnlyList<string> Except { get; init; } = [];

    /// <summary>The name of a baseline; null: what the module is compared with anyway.</summary>
    public string? Against { get; init; }

    /// <summary>Points.</summary>
    public decimal? MaxDrop { get; init; }

    /// <summary>Percent of the baseline's rate.</summary>
    public decimal? MaxRelativeDrop { get; init; }

    /// <summary>Percent.</summary>
    public decimal? MinPassRate { get; init; }

    /// <summary>Percent of the total.</summary>
    public decimal? MaxErrorShare { get; init; }

    public bool RequireEvidence { get; init; }

    public bool AllowFirst { get; init; }

    /// <summary>The rubric it is on; null: the pass rate or the match rate.</summary>
    public string? Rubric => On.StartsWith(RubricPrefix, StringComparison.Ordinal) ? On[RubricPrefix.Length..] : null;

    public bool IsOnMatchRate => On == "match_rate";

    public bool IsAbout(ModuleId module) =>
        (Modules.Count == 0 || Modules.Contains(module.Text, StringComparer.Ordinal)) && !Except.Contains(module.Text, StringComparer.Ordinal);
}
