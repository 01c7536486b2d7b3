using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Json;

namespace StaticTracker.Importing;

/// <summary>Tells the format of a file by its content, from the keys on top of it; the file's name has no say.</summary>
internal static class FormatDetector
{
    /// <summary>The format of what the window holds. Stops at the first key that decides.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static ResultFormat Detect(SourceText text)
    {
        var reader = new Utf8JsonReader(text.Window, text.IsAtEnd, new JsonReaderState(new JsonReaderOptions { MaxDepth = JsonTree.DefaultMaxDepth }));
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return ResultFormat.Unknown;
        }

        var seen = new Seen();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (Decide(ref reader, ref seen) is { } format)
            {
                return format;
            }

            // A value that runs out of the window: what was seen so far must do.
            if (!reader.Read() || !reader.TrySkip())
            {
                break;
            }
        }

        return seen.Verdicts ? ResultFormat.VerdictFile : seen.Modules ? ResultFormat.Settings : seen.JudgeField ? ResultFormat.Judge : ResultFormat.Unknown;
    }

    /// <summary>Why a format is not imported, and what to do.</summary>
    public static Problem Refusal(SourceFile file, ResultFormat format)
    {
        var (message, hint) = format switch
        {
            ResultFormat.PromptfooArray => ("this looks like a promptfoo result of version 1; version 3 is read", "run the evaluation again with a newer promptfoo: promptfoo eval -o results.json"),
            ResultFormat.PromptfooEval => ("this is a serialised promptfoo Eval object, not a result: its rows are not in it", "export the rows: promptfoo export eval <id> -o results.json"),
            ResultFormat.ModuleFile => ("this is a module file: it is already data", "put it into data/modules/ and run tracker check"),
            ResultFormat.HeatmapIndex => ("this is a heatmap index: it is made from data, not imported", "import the result files that it was made from"),
            ResultFormat.VerdictFile => ("this is a verdict file: it is already data", "import the result file that it came from"),
            ResultFormat.Settings => ("this is a tracker.json: it holds settings, not results", null),
            ResultFormat.InspectLog => ("this looks like a log of Inspect, which is not read yet", null),
            _ => ("this is neither a judge result nor a promptfoo result of version 3", "docs/import.md shows the keys that each format has"),
        };
        return new Problem(SourceSpan.File(file.Shown), Codes.Importing.UnknownFormat, message, hint);
    }

    private static ResultFormat? Decide(ref Utf8JsonReader reader, ref Seen seen)
    {
        if (reader.ValueTextEquals("module"u8) || reader.ValueTextEquals("evaluations"u8) || reader.ValueTextEquals("rubrics_version"u8))
        {
            return ResultFormat.Judge;
        }

        if (reader.ValueTextEquals("module_id"u8))
        {
            return ResultFormat.ModuleFile;
        }

        if (reader.ValueTextEquals("_resultsLoaded"u8) || reader.ValueTextEquals("persisted"u8))
        {
            return ResultFormat.PromptfooEval;
        }

        if (reader.ValueTextEquals("evalId"u8))
        {
            return ResultFormat.Promptfoo;
        }

        if (reader.ValueTextEquals("results"u8))
        {
            return DecideResults(reader, seen);
        }

        if (reader.ValueTextEquals("metadata"u8))
        {
            return HasJudgeField(reader) ? ResultFormat.Judge : null;
        }

        seen.Note(ref reader);
        return seen.Modules && seen.GeneratedAt ? ResultFormat.HeatmapIndex : seen.Eval && seen.Version ? ResultFormat.InspectLog : null;
    }

    private static ResultFormat? DecideResults(Utf8JsonReader reader, Seen seen)
    {
        if (seen.Eval)
        {
            return ResultFormat.InspectLog;
        }

        reader.Read();
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            return ResultFormat.Promptfoo;
        }

        // An array: a version 1 result has a version and a table beside it, a stored Eval its flag, which may come later.
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return null;
        }

        while (reader.TrySkip() && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("_resultsLoaded"u8) || reader.ValueTextEquals("persisted"u8))
            {
                return ResultFormat.PromptfooEval;
            }

            seen.Version |= reader.ValueTextEquals("table"u8) || reader.ValueTextEquals("version"u8);
            reader.Read();
        }

        return seen.Version ? ResultFormat.PromptfooArray : ResultFormat.Unknown;
    }

    private static bool HasJudgeField(Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("module"u8) || reader.ValueTextEquals("prompt_version"u8) || reader.ValueTextEquals("data_source"u8))
            {
                return true;
            }

            if (!reader.Read() || !reader.TrySkip())
            {
                return false;
            }
        }

        return false;
    }

    private struct Seen
    {
        public bool Modules;
        public bool GeneratedAt;
        public bool Verdicts;
        public bool Version;
        public bool Eval;
        public bool JudgeField;

        public void Note(ref Utf8JsonReader reader)
        {
            Modules |= reader.ValueTextEquals("modules"u8);
            GeneratedAt |= reader.ValueTextEquals("generated_at"u8);
            Verdicts |= reader.ValueTextEquals("verdicts"u8);
            Version |= reader.ValueTextEquals("version"u8);
            Eval |= reader.ValueTextEquals("eval"u8);
            JudgeField |= reader.ValueTextEquals("summary"u8) || reader.ValueTextEquals("pass_rate"u8) || reader.ValueTextEquals("prompt_version"u8);
        }
    }
}
