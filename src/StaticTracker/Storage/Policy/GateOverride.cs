namespace StaticTracker.Storage.Policy;

/// <summary>A rule set aside for some results: by whom, why, and up to which day. What of module, version and model is null is any.</summary>
public sealed record GateOverride(string Rule, string Who, string Why, DateOnly Until)
{
    public string? Module { get; init; }

    public string? Version { get; init; }

    public string? Model { get; init; }

    /// <summary>Whether it still counts on a day: its last day is one of them.</summary>
    public bool Counts(DateOnly day) => day <= Until;

    public bool Covers(string rule, string module, string version, string model) =>
        Rule == rule && (Module is null || Module == module) && (Version is null || Version == version) && (Model is null || Model == model);
}
