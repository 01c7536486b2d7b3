using System.Security.Cryptography;
using System.Text;
using StaticTracker.Diagnostics;
using StaticTracker.Importing;
using StaticTracker.Storage;

namespace StaticTracker.Migrating;

/// <summary>Reads the files of an old tracker: JavaScript and JSON as literals, YAML as one document. What it is written in is told by the name's ending.</summary>
internal static class LegacyFileReader
{
    private const int MaxBytes = 64 * 1024 * 1024;

    /// <summary>The file; null, with a problem, where it cannot be read whole: half of a history would look like all of it.</summary>
    public static LegacyFile? Read(string path, Problems problems)
    {
        var full = Path.GetFullPath(path);
        var shown = DataFolder.Show(full);
        try
        {
            if (Directory.Exists(full) || !File.Exists(full))
            {
                problems.Add(SourceSpan.File(shown), Codes.Importing.NotFound, Directory.Exists(full) ? "this is a folder: name its files" : "there is no such file");
                return null;
            }

            if (new FileInfo(full).Length > MaxBytes)
            {
                problems.Add(SourceSpan.File(shown), Codes.Reading.TooLarge, $"this file is larger than the {MaxBytes / 1048576} MB that are read");
                return null;
            }

            return Read(File.ReadAllBytes(full), full, shown);
        }
        catch (UnfitSourceException e)
        {
            problems.Add(e.Problem);
        }
        catch (DecoderFallbackException)
        {
            problems.Add(SourceSpan.File(shown), Codes.Reading.Encoding, "this is not UTF-8", "save it as UTF-8");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(SourceSpan.File(shown), Codes.Reading.Unreadable, $"this file cannot be read: {e.Message}");
        }

        return null;
    }

    private static LegacyFile Read(byte[] bytes, string full, string shown)
    {
        var text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        var ending = Path.GetExtension(full).ToLowerInvariant();
        IReadOnlyList<LegacyPart> parts = ending switch
        {
            ".yaml" or ".yml" => [new LegacyPart(null, YamlDocument.Read(text, shown))],
            ".js" or ".mjs" or ".json" => JavaScriptLiterals.Read(text, shown),
            _ => throw new UnfitSourceException(new Problem(SourceSpan.File(shown), Codes.Migrating.UnknownShape, $"'{ending}' is no ending of an old tracker's file", "those are .yaml, .yml, .js and .json")),
        };
        return new LegacyFile(shown, full, Convert.ToHexStringLower(SHA256.HashData(bytes)), ending is ".js" or ".mjs", parts);
    }
}
