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
    /// <summary>In the order of the kinds.</summary>
    private static readonly string[] s_files =
    [
        "module.schema.json", "tracker.schema.json", "verdicts.schema.json", "items.schema.json", "details.schema.json", "bundle.schema.json", "run.schema.json", "ab.schema.json",
        "benchmark.schema.json", "promotions.schema.json", "promotion_report.schema.json", "router.schema.json", "heatmap_index.schema.json",
    ];

    private static readonly Lazy<Schema>[] s_schemas = [.. s_files.Select(f => new Lazy<Schema>(() => Schema.Load(Text(f))))];

    /// <summary>File names of the schemas in data/schemas, in the order of the kinds.</summary>
    public static IReadOnlyList<string> FileNames => s_files;

    /// <summary>The compiled schema of a kind, loaded when first asked for.</summary>
    public static Schema Of(DataKind kind) => s_schemas[(int)kind].Value;

    public static string FileNameOf(DataKind kind) => s_files[(int)kind];

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
