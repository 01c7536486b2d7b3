using StaticTracker.Modules;
using StaticTracker.Storage.Policy;

namespace StaticTracker.Storage;

/// <summary>data/tracker.json as a record; every value has its default, so that a missing file is a valid project.</summary>
public sealed record Settings
{
    public static readonly Settings Default = new();

    /// <summary>SHA-256 of the file that these were read from; empty where there is none. Same fingerprint, same settings.</summary>
    public string Fingerprint { get; init; } = "";

    public string Title { get; init; } = "StaticTracker";

    /// <summary>Markdown, shown above the heatmap.</summary>
    public string? Description { get; init; }

    /// <summary>Where the site is published, without a trailing slash; null: nowhere yet.</summary>
    public string? SiteUrl { get; init; }

    /// <summary>Footer links by name, in ordinal order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Links { get; init; } = [];

    /// <summary>Percent of errors above which a cell is marked and never best.</summary>
    public decimal MaxErrorShare { get; init; } = 5;

    /// <summary>Points within which a change counts as none.</summary>
    public decimal NoDifferenceMargin { get; init; } = 2;

    /// <summary>Days after which a module's newest result is old, counted back from the time of the data.</summary>
    public int StaleDays { get; init; } = 90;

    /// <summary>Which rubrics are weak, and how urgent that is.</summary>
    public WeakThresholds WeakRubric { get; init; } = WeakThresholds.Default;

    public ModelNames Models { get; init; } = ModelNames.Default;

    public IReadOnlyDictionary<string, ModuleSettings> Modules { get; init; } = new Dictionary<string, ModuleSettings>();

    public Baselines Baselines { get; init; } = Baselines.None;

    /// <summary>What new results must hold; null: nothing is said.</summary>
    public GatePolicy? Gate { get; init; }

    /// <summary>What a version must show to become the active one.</summary>
    public PromotionPolicies Promotion { get; init; } = PromotionPolicies.None;

    /// <summary>How long runs are kept; null: nothing is said, and all are.</summary>
    public RetentionSettings? Retention { get; init; }

    public PublishSettings Publish { get; init; } = new();

    /// <summary>Logo and colours of the site.</summary>
    public SiteTheme Theme { get; init; } = new();

    public ModuleSettings Of(ModuleId module) => Modules.TryGetValue(module.Text, out var settings) ? settings : ModuleSettings.None;
}
