using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.JsonSchema;
using StaticTracker.Storage;

namespace StaticTracker.Checking;

/// <summary>What every data file must be, whatever its kind: of a format that is known, and fit for the built-in schema.</summary>
internal static class JsonFileCheck
{
    /// <summary>Whether a file is of a known format and fits its schema: only such files are rewritten.</summary>
    public static bool Fits(DataKind kind, JsonNode root) => !FileFormat.IsUnknown(root) && SchemaSet.Of(kind).IsValid(root);

    /// <summary>Whether rules may look at the file: it fits its schema.</summary>
    public static bool Check(DataKind kind, FileProblems problems)
    {
        var root = problems.File.Tree.Root;
        if (FileFormat.IsUnknown(root, out var format) && format.Kind == JsonKind.Number)
        {
            problems.Add(
                format, Codes.Reading.NewerFormat, FileFormat.Fault(format),
                "install a newer tracker; reading it with this one could lose what it does not know");
            return false;
        }

        var schema = SchemaSet.Of(kind);
        var isValid = schema.IsValid(root, out var mayHaveUnknownKeys);
        if (!isValid)
        {
            foreach (var error in schema.Validate(root))
            {
                problems.Add(error.Instance, Codes.Reading.Schema, KeyOf(error) + error.Message, error.Hint);
            }
        }

        if (mayHaveUnknownKeys || !isValid)
        {
            TellUnknownKeys(schema, root, problems);
        }

        CheckSchemaAddress(kind, root, problems);
        return isValid;
    }

    /// <summary>Checks a file of its own: that it can be read, its form, its schema, and where it fits that, what <paramref name="rules"/> say.</summary>
    /// <param name="info">The file.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="form">Compares it with its canonical form, or mends it.</param>
    /// <param name="problems">Takes what is wrong.</param>
    /// <param name="rules">What no schema can say; the file is good only during the call.</param>
    public static void Check(FileInfo info, DataKind kind, CanonicalForm form, Problems problems, Action<FileProblems> rules)
    {
        if (JsonFile.Read(info, new FileBuffer(), problems) is not { } read)
        {
            return;
        }

        var found = form.Begin(read, info.FullName, kind);
        using var file = found.File;
        if (Check(kind, found))
        {
            rules(found);
        }

        found.MoveTo(problems);
    }

    /// <summary>"rate: ", or nothing where the message names the key itself or there is none.</summary>
    internal static string KeyOf(SchemaError error)
    {
        var key = error.InstancePath[(error.InstancePath.LastIndexOf('/') + 1)..].Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
        return error.Keyword is "required" || key.Length == 0 || int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? "" : Shown.Cut(key) + ": ";
    }

    private static void TellUnknownKeys(Schema schema, JsonNode root, FileProblems problems)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var unknown in schema.FindUnknownKeys(root))
        {
            if (told.Add(unknown.Name))
            {
                problems.Add(
                    unknown.Key, Codes.Reading.UnknownKey, $"{Shown.Text(unknown.Name)} is no key of the format: it is kept, and means nothing",
                    Shown.DidYouMean(unknown.DidYouMean));
            }
        }
    }

    private static void CheckSchemaAddress(DataKind kind, JsonNode root, FileProblems problems)
    {
        if (root["$schema"u8].AsString() is not { } address)
        {
            return;
        }

        var right = kind switch
        {
            DataKind.Module or DataKind.Ab or DataKind.Benchmark or DataKind.Promotions => "../schemas/",
            DataKind.Settings or DataKind.Index => "schemas/",
            DataKind.Bundle or DataKind.PromotionReport => "../../../schemas/",
            _ => "../../schemas/",
        } + SchemaSet.FileNameOf(kind);
        if (address != right && address != "./" + right)
        {
            problems.Add(root["$schema"u8], Codes.Form.SchemaAddress, $"{Shown.Text(address)} is another schema than this program checks with", $"write {Shown.Text(right)}, or leave it out");
        }
    }
}
