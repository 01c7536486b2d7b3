using StaticTracker.Mapping;
namespace StaticTracker.Importing;

/// <summary>How fields, their options and origins are called in messages.</summary>
internal static class FieldWords
{
    public static string Name(FieldName field) => field switch
    {
        FieldName.Module => "module",
        FieldName.PromptVersion => "prompt version",
        FieldName.Dataset => "data set",
        FieldName.DatasetVersion => "data set version",
        FieldName.Model => "model",
        FieldName.Judge => "judge",
        _ => "time",
    };

    /// <summary>What JSON calls a field. Programs read it: it stays as it is, whatever it is called in messages.</summary>
    public static string Key(FieldName field) => field switch
    {
        FieldName.Module => "module",
        FieldName.PromptVersion => "prompt_version",
        FieldName.Dataset => "data_set",
        FieldName.DatasetVersion => "data_set_version",
        FieldName.Model => "model",
        FieldName.Judge => "judge",
        _ => "time",
    };

    public static string Option(FieldName field) => field switch
    {
        FieldName.Module => "--module",
        FieldName.PromptVersion => "--prompt-version",
        FieldName.Dataset => "--dataset",
        FieldName.DatasetVersion => "--dataset-version",
        FieldName.Model => "--model",
        FieldName.Judge => "--judge",
        _ => "--timestamp",
    };

    /// <summary>What a path inside an experiment is called, and its option, where no id is proof of it; null for any other path.</summary>
    public static (string Name, string Option)? Unproven(string path) => path switch
    {
        "timestamp" => (Name(FieldName.Timestamp), Option(FieldName.Timestamp)),
        "judge.model" => (Name(FieldName.Judge), Option(FieldName.Judge)),
        "dataset_version" => (Name(FieldName.DatasetVersion), Option(FieldName.DatasetVersion)),
        _ => null,
    };

    public static string Origin(FieldOrigin origin) => origin switch
    {
        FieldOrigin.OverridingRule or FieldOrigin.Rule => "a rule",
        FieldOrigin.Content => "the content",
        FieldOrigin.Provider => "the provider's name",
        FieldOrigin.ContentSuffix => "the content (as a suffix)",
        FieldOrigin.DataSource => "the data source's name",
        FieldOrigin.FileName => "the file's name",
        _ => "the option",
    };
}
