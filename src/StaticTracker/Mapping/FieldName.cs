namespace StaticTracker.Mapping;

/// <summary>What must or may be known of a run beside its figures.</summary>
public enum FieldName
{
    Module,
    PromptVersion,
    Dataset,
    DatasetVersion,
    Model,
    Timestamp,

    /// <summary>The judge's model.</summary>
    Judge,
}
