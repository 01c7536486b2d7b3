namespace StaticTracker.Mapping;

/// <summary>Fields by the names that rules give them.</summary>
public static class FieldKeys
{
    public static readonly IReadOnlyList<(string Key, FieldName Field)> All =
    [
        ("module", FieldName.Module), ("prompt_version", FieldName.PromptVersion), ("dataset", FieldName.Dataset), ("dataset_version", FieldName.DatasetVersion),
        ("model", FieldName.Model), ("timestamp", FieldName.Timestamp), ("judge", FieldName.Judge),
    ];

    /// <summary>The field of a key; null where it is none.</summary>
    public static FieldName? Of(string key)
    {
        foreach (var (name, field) in All)
        {
            if (name == key)
            {
                return field;
            }
        }

        return null;
    }
}
