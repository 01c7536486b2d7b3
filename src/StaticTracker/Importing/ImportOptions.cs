using StaticTracker.Mapping;
namespace StaticTracker.Importing;

/// <summary>What the command line says about the runs to import; null: nothing.</summary>
public sealed record ImportOptions
{
    public string? Module { get; init; }

    public string? PromptVersion { get; init; }

    public string? Dataset { get; init; }

    public string? DatasetVersion { get; init; }

    public string? Model { get; init; }

    public string? Timestamp { get; init; }

    /// <summary>The judge's model.</summary>
    public string? Judge { get; init; }

    public string? PrimaryRubric { get; init; }

    /// <summary>The hash of the prompt that it was made with (64 hex digits).</summary>
    public string? PromptHash { get; init; }

    /// <summary>The prompt to take of a file that holds several: its label or the beginning of its id.</summary>
    public string? Prompt { get; init; }

    /// <summary>The task to take of a file that holds several.</summary>
    public string? Task { get; init; }

    /// <summary>The format to read files as, by its name; null: as their content says.</summary>
    public string? Format { get; init; }

    /// <summary>The score from which on an item passes; null: as the rules and the format say.</summary>
    public decimal? PassMark { get; init; }

    /// <summary>Options win over what the files say.</summary>
    public bool Override { get; init; }

    public bool KeepVerdicts { get; init; } = true;

    /// <summary>Which texts of items are kept.</summary>
    public DetailChoice Details { get; init; }

    /// <summary>The id of the experiment that the imported one corrects.</summary>
    public string? Corrects { get; init; }

    /// <summary>Why the corrected one is withdrawn.</summary>
    public string? Reason { get; init; }

    /// <summary>When the corrected one is withdrawn (ISO 8601).</summary>
    public string? WithdrawnAt { get; init; }

    /// <summary>Stored experiments, of which is taken what neither the file nor an option tells. Null: an import, which takes nothing of the kind.</summary>
    public StoredSources? Stored { get; init; }

    /// <summary>Whether an option fills what is missing and contradicts nothing: where stored experiments are recomputed the module is what is looked at, and a file of another one is none of its business.</summary>
    public bool OnlyFills(FieldName field) => field == FieldName.Module && Stored is not null && !Override;

    public string? Of(FieldName field) => field switch
    {
        FieldName.Module => Module,
        FieldName.PromptVersion => PromptVersion,
        FieldName.Dataset => Dataset,
        FieldName.DatasetVersion => DatasetVersion,
        FieldName.Model => Model,
        FieldName.Judge => Judge,
        _ => Timestamp,
    };
}
