using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using StaticTracker.Diagnostics;
using StaticTracker.Importing;
using StaticTracker.Json;
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
                problems.Add(SourceSpan.File(shown), Codes.Importing.NotFound, Directory.Exists(full) ? "this is a folder" : "there is no such file", "name the files of the old tracker, each");
                return null;
            }

            if (new FileInfo(full).Length > MaxBytes)
            {
                problems.Add(SourceSpan.File(shown), Codes.Reading.TooLarge, $"this file is larger than the {MaxBytes / 1048576} MB that are read");
                return null;
            }

            return Read(File.ReadAllBytes(full), full, shown, problems);
        }
        catch (UnfitSourceException e)
        {
            problems.Add(e.Problem);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(Problem.Unreadable(shown, "this file", e));
        }

        return null;
    }

    /// <summary>The text behind a byte order mark.</summary>
    private static string TextOf(ReadOnlySpan<byte> bytes, string shown)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, _, ..] or [_, 0, ..])
        {
            throw new UnfitSourceException(new Problem(new SourceSpan(shown, 1, 1), Codes.Reading.Encoding, "this is UTF-16 or UTF-32, not UTF-8", "save it as UTF-8 (in PowerShell: Out-File -Encoding utf8)"));
        }

        var sound = 0;
        while (Rune.DecodeFromUtf8(bytes[sound..], out _, out var consumed) == OperationStatus.Done)
        {
            sound += consumed;
        }

        if (sound < bytes.Length)
        {
            var at = TextPosition.Of(bytes, sound);
            throw new UnfitSourceException(new Problem(new SourceSpan(shown, at.Line, at.Column), Codes.Reading.Encoding, "these bytes are not UTF-8", "save it as UTF-8"));
        }

        return Encoding.UTF8.GetString(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[3..] : bytes);
    }

    private static LegacyFile Read(byte[] bytes, string full, string shown, Problems problems)
    {
        var text = TextOf(bytes, shown);
        var ending = Path.GetExtension(full).ToLowerInvariant();
        IReadOnlyList<LegacyPart> parts = ending switch
        {
            ".yaml" or ".yml" => [new LegacyPart(null, YamlDocument.Read(text, shown))],
            ".js" or ".mjs" or ".json" => JavaScriptLiterals.Read(text, shown),
            _ => throw new UnfitSourceException(new Problem(SourceSpan.File(shown), Codes.Migrating.UnknownShape, $"'{ending}' is no ending of an old tracker's file", "those are .yaml, .yml, .js and .json")),
        };
        if (ending is ".yaml" or ".yml" && bytes is [.., not ((byte)'\n' or (byte)'}' or (byte)']')])
        {
            var end = TextPosition.Of(bytes, bytes.Length);
            problems.Add(new SourceSpan(shown, end.Line, end.Column), Codes.Sources.MayBeCutOff, "the last line has no end: the file may be cut off, and its last value with it", "look at its last entry before you commit what came of it");
        }

        return new LegacyFile(shown, full, Convert.ToHexStringLower(SHA256.HashData(bytes)), ending is ".js" or ".mjs", parts);
    }
}
