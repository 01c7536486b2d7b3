namespace StaticTracker.Storage;

/// <summary>What tracker.json says of one module. The module's own file wins.</summary>
public sealed record ModuleSettings(string? Name, string? PrimaryRubric, string? Dataset, string? Description, string? Group, string? Baseline)
{
    public static readonly ModuleSettings None = new(null, null, null, null, null, null);
}
