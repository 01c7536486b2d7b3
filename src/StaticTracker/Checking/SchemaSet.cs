using System.Reflection;
using StaticTracker.JsonSchema;
using StaticTracker.Storage;

namespace StaticTracker.Checking;

/// <summary>
/// The schemas built into the program. Those that lie in somebody's data/schemas are for editors only and never judge anything: a pull
/// request could have changed them.
/// </summary>
public static class SchemaSet
{
    private static readonly (DataKind Kind, string File)[] s_files =
    [
        (DataKind.Module, "module.schema.json"),
        (DataKind.Settings, "tracker.schema.json"),
        (DataKind.Verdicts, "verdicts.schema.json"),
        (DataKind.Items, "items.schema.json"),
        (DataKind.Details, "details.schema.json"),
        (DataKind.Bundle, "bundle.schema.json"),
        (DataKind.Run, "run.schema.json"),
        (DataKind.Index, "heatmap_index.schema.json"),
    ];

    private static readonly Lazy<Schema>[] s_schemas = [.. s_files.Select(f => new Lazy<Schema>(() => Schema.Load(Text(f.File))))];

    /// <summary>File names of the schemas in data/schemas, in the order of the kinds.</summary>
    public static IReadOnlyList<string> FileNames { get; } = [.. s_files.Select(f => f.File)];

    /// <summary>The compiled schema of a kind, loaded when first asked for.</summary>
    public static Schema Of(DataKind kind) => s_schemas[(int)kind].Value;

    public static string FileNameOf(DataKind kind) => s_files[(int)kind].File;

    /// <summary>The bytes of a built-in schema.</summary>
    public static byte[] Text(string fileName)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("schemas/" + fileName)
            ?? throw new ArgumentException($"There is no schema '{fileName}'.", nameof(fileName));
        var text = new byte[stream.Length];
        stream.ReadExactly(text);
        return text;
    }
}
