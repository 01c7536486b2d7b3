using System.Text.Json;
using StaticTracker.Diagnostics;

namespace StaticTracker.Importing;

/// <summary>Tells the format of a file by its content; the file's name has no say.</summary>
internal static class FormatDetector
{
    /// <summary>The format of what the window holds. Stops at the first sign that decides.</summary>
    /// <exception cref="JsonException">It begins like JSON and is none.</exception>
    /// <exception cref="UnfitSourceException">It is an archive that is damaged.</exception>
    public static ResultFormat Detect(SourceText text)
    {
        if (text.IsArchive)
        {
            return InspectArchive.IsLog(text.File) ? ResultFormat.Inspect : ResultFormat.Archive;
        }

        var first = text.Window.IndexOfAnyExcept(" \t\r\n"u8);
        return first < 0 ? ResultFormat.Unknown : text.Window[first] switch
        {
            (byte)'{' or (byte)'[' => DetectJson(text),
            (byte)'<' => text.Window[first..Math.Min(text.Window.Length, first + 4096)].IndexOf("<testsuite"u8) >= 0 ? ResultFormat.JUnit : ResultFormat.OtherXml,
            _ => TextDetector.Detect(text.Window),
        };
    }

    /// <summary>Why a format is not imported, and what to do.</summary>
    public static Problem Refusal(SourceFile file, ResultFormat format)
    {
        var (message, hint) = format switch
        {
            ResultFormat.PromptfooEval => ("this is a serialised promptfoo Eval object, not a result: its rows are not in it", "export the rows: promptfoo export eval <id> -o results.json"),
            ResultFormat.ModuleFile => ("this is a module file: it is already data", "put it into data/modules/ and run tracker check"),
            ResultFormat.HeatmapIndex => ("this is a heatmap index: it is made from data, not imported", "import the result files that it was made from"),
            ResultFormat.VerdictFile => ("this is a verdict file: it is already data", "import the result file that it came from"),
            ResultFormat.Settings => ("this is a tracker.json: it holds settings, not results", "it is read from the data folder; import result files"),
            ResultFormat.PromptRegistry => ("this is a registry of prompts: it holds no results", "'tracker prompt import' brings its prompts along"),
            ResultFormat.PromptSnapshot => ("this is a prompt as a registry keeps it: it holds no results", "'tracker prompt import' with the registry.json beside or above it brings it along"),
            ResultFormat.PromptfooConfig => ("this is a configuration of promptfoo: it holds no results", "'tracker prompt import' brings its prompts along; results are written by promptfoo eval -o results.json"),
            ResultFormat.OlderTracker => ("this is what an older tracker kept, or JavaScript: no result file", "'tracker migrate' reads the YAML and JavaScript of an older tracker"),
            ResultFormat.MeaiCacheEntry => ("this is an entry of a response cache, not a result", "the results lie in the folder 'results' beside 'cache'"),
            ResultFormat.FrameByColumns => ("this is a frame as pandas writes it column by column", "write it row by row: to_json(orient=\"records\")"),
            ResultFormat.PromptfooYaml => ("this is a promptfoo result as YAML", "have it as JSON: promptfoo export eval <id> -o results.json"),
            ResultFormat.Archive => ("this is a zip archive under another name, or inside another one", "name it *.zip, or unpack it, and import what is in it"),
            ResultFormat.OtherXml => ("this is XML, but no JUnit report: no element in it is called testsuite", "'tracker import --formats' lists what is read"),
            _ => ("this is none of the formats that are read", "'tracker import --formats' lists them; a table needs a rule in tracker.json (docs/import.md)"),
        };
        return new Problem(SourceSpan.File(file.Shown), Codes.Importing.UnknownFormat, message, hint);
    }

    private static ResultFormat DetectJson(SourceText text)
    {
        try
        {
            return JsonDetector.Detect(text);
        }
        catch (JsonException) when (text.Window.IndexOfAny((byte)'N', (byte)'I') >= 0)
        {
            // Perhaps the numbers that Python writes and JSON does not know: a reader that takes them will say so itself.
            text.AllowLooseNumbers();
            return JsonDetector.Detect(text);
        }
    }
}
