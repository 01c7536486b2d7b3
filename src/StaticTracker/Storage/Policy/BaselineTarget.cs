namespace StaticTracker.Storage.Policy;

/// <summary>What a named baseline is for one module: an experiment by its id, or a version, on the same model unless another is named.</summary>
public sealed record BaselineTarget(string Name, string Module, string? Version, string? Model, string? Experiment)
{
    /// <summary>"v4", "v4 on gpt-5", an experiment's id.</summary>
    public string Words => Experiment ?? (Model is null ? Version! : $"{Version} on {Model}");
}
