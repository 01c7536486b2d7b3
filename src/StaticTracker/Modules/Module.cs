namespace StaticTracker.Modules;

/// <summary>A prompt step under evaluation with all its experiments, in the order of the file.</summary>
public sealed record Module
{
    public required ModuleId Id { get; init; }

    public string? Name { get; init; }

    /// <summary>Markdown.</summary>
    public string? Description { get; init; }

    public string? PrimaryRubric { get; init; }

    public string? Group { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Display names of rubrics by id, in ordinal order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> RubricNames { get; init; } = [];

    /// <summary>Every experiment, withdrawn ones included.</summary>
    public IReadOnlyList<Experiment> Experiments { get; init; } = [];

    public IReadOnlyList<Suggestion> Suggestions { get; init; } = [];

    /// <summary>The experiments that count: those not withdrawn.</summary>
    public IEnumerable<Experiment> Counted => Experiments.Where(e => e.Withdrawn is null);

    /// <summary>The newest withdrawn result of a version, on a model where one is named: why nothing of it counts. Null where there is none.</summary>
    public Experiment? WithdrawnOf(string version, string? model = null) => Experiments
        .Where(e => e.Withdrawn is not null && e.PromptVersion.Text == version && (model is null || e.Model == model)).OrderBy(e => e.Timestamp).ThenBy(e => e.Id, StringComparer.Ordinal).LastOrDefault();

    /// <summary>What to call the module: its name, else its id.</summary>
    public string DisplayName => string.IsNullOrWhiteSpace(Name) ? Id.Text : Name;

    /// <summary>What to call a rubric: its display name, else its id.</summary>
    public string NameOf(string rubric)
    {
        foreach (var (id, name) in RubricNames)
        {
            if (id == rubric)
            {
                return name;
            }
        }

        return rubric;
    }
}
