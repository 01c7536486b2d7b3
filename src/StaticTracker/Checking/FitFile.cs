using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Storage;

namespace StaticTracker.Checking;

/// <summary>What a verb is about to write, held against the schema that the check holds it against: no verb makes a file that stops the next build.</summary>
public static class FitFile
{
    /// <summary>Whether a file may have this content; where its schema refuses it each reason is a problem.</summary>
    /// <param name="path">Where it is to lie, which tells what it is; what has no schema, such as a log, fits.</param>
    /// <param name="content">Its bytes, UTF-8.</param>
    /// <param name="problems">Takes the reasons.</param>
    public static bool Is(string path, byte[] content, Problems problems)
    {
        if (DataPath.KindOf(path) is not { } kind)
        {
            return true;
        }

        using var tree = JsonTree.Parse(content);
        var schema = SchemaSet.Of(kind);
        if (schema.IsValid(tree.Root))
        {
            return true;
        }

        foreach (var error in schema.Validate(tree.Root))
        {
            problems.Add(SourceSpan.File(DataFolder.Show(path)), Codes.Reading.Schema, $"nothing was written: {JsonFileCheck.KeyOf(error)}{error.Message}", error.Hint ?? "give it another value");
        }

        return false;
    }
}
