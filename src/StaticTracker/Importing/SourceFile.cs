using StaticTracker.Storage;

namespace StaticTracker.Importing;

/// <summary>A result file to import: how it is shown, its base name (which may say module, version, model and time), and where it is.</summary>
public sealed record SourceFile(string Shown, string Name, string? FullPath)
{
    public const string DefaultInputName = "stdin.json";

    public static SourceFile At(string fullPath) => new(DataFolder.Show(fullPath), Path.GetFileName(fullPath), fullPath);

    /// <summary>Standard input, under the name that it is to go by.</summary>
    public static SourceFile StandardInput(string? name) => new("-", name ?? DefaultInputName, null);
}
