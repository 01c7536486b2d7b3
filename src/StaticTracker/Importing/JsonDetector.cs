using System.Text;
using System.Text.Json;
using StaticTracker.Json;

namespace StaticTracker.Importing;

/// <summary>Tells the format of JSON by the keys on top of it, or of the first of its rows.</summary>
internal static class JsonDetector
{
    /// <summary>All that a prompt has as a registry keeps it (docs/prompts.md).</summary>
    private static readonly string[] s_promptParts = ["root_system_prompt", "task_prompt", "role_prompts", "role_models", "tools_contract", "decoding"];

    /// <summary>The format of what the window holds. Stops at the first key that decides.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static ResultFormat Detect(SourceText text)
    {
        var options = new JsonReaderOptions { MaxDepth = JsonTree.DefaultMaxDepth, AllowMultipleValues = true };
        var reader = new Utf8JsonReader(text.Window, text.IsAtEnd, new JsonReaderState(options));
        reader.Read();
        var isArray = reader.TokenType == JsonTokenType.StartArray;
        if (isArray && (!reader.Read() || reader.TokenType != JsonTokenType.StartObject))
        {
            return Unknown(ref reader);
        }

        var seen = new Seen { Keys = [] };
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (Decide(ref reader, ref seen, isArray, text.Window) is { } format)
            {
                return format;
            }

            // A value that runs out of the window: what was seen so far must do.
            if (!reader.Read() || !reader.TrySkip())
            {
                return seen.Guess(isArray);
            }
        }

        // Another object behind the first one: lines of rows.
        return seen.Guess(isArray || (reader.TokenType == JsonTokenType.EndObject && reader.Read()));
    }

    private static ResultFormat? Decide(ref Utf8JsonReader reader, ref Seen seen, bool isRow, ReadOnlySpan<byte> window)
    {
        if (reader.ValueTextEquals("promptIdx"u8))
        {
            return ResultFormat.Promptfoo;
        }

        if (reader.ValueTextEquals("doc_id"u8) || reader.ValueTextEquals("resps"u8) || reader.ValueTextEquals("filtered_resps"u8))
        {
            seen.Documents++;
            return seen.Documents > 1 ? ResultFormat.LmEval : null;
        }

        if (reader.ValueTextEquals("sum_squared"u8) || reader.ValueTextEquals("train_trial_index"u8) || reader.ValueTextEquals("adapter_spec"u8))
        {
            return ResultFormat.Helm;
        }

        seen.Note(ref reader);
        if (seen.Scenario && seen.Execution)
        {
            return ResultFormat.Meai;
        }

        if (seen.QuestionId && seen.Judge)
        {
            return ResultFormat.MtBench;
        }

        if (seen.IsRunLog)
        {
            return ResultFormat.RunLog;
        }

        return isRow ? null : DecideDocument(ref reader, ref seen, window);
    }

    private static ResultFormat? DecideDocument(ref Utf8JsonReader reader, ref Seen seen, ReadOnlySpan<byte> window)
    {
        if (reader.ValueTextEquals("evaluations"u8))
        {
            return ResultFormat.Judge;
        }

        if (reader.ValueTextEquals("module"u8) || reader.ValueTextEquals("rubrics_version"u8))
        {
            return JsonPeek.MayBeRunLog(window) && GoesOnAsRunLog(reader, seen) ? ResultFormat.RunLog : ResultFormat.Judge;
        }

        if (reader.ValueTextEquals("scenarioRunResults"u8))
        {
            return ResultFormat.Meai;
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

        if (reader.ValueTextEquals("testRunData"u8) || reader.ValueTextEquals("metricsScores"u8) || (reader.ValueTextEquals("testCases"u8) && HasDeepEvalCase(reader)))
        {
            return ResultFormat.DeepEval;
        }

        if (reader.ValueTextEquals("results"u8))
        {
            return DecideResults(reader, ref seen);
        }

        if (reader.ValueTextEquals("evaluation_results"u8) || (seen.Schema && seen.EvaluationId))
        {
            return ResultFormat.EveryEval;
        }

        if (seen.TaskResults && seen.Versions)
        {
            return ResultFormat.LmEval;
        }

        if ((reader.ValueTextEquals("spec"u8) && HasEvalsField(reader)) || reader.ValueTextEquals("final_report"u8))
        {
            return ResultFormat.OpenAiEvals;
        }

        if (reader.ValueTextEquals("metadata"u8))
        {
            return HasJudgeField(reader) ? ResultFormat.Judge : null;
        }

        return seen.Modules && seen.GeneratedAt ? ResultFormat.HeatmapIndex : seen.Eval && seen.Version ? ResultFormat.Inspect : null;
    }

    private static ResultFormat? DecideResults(Utf8JsonReader reader, ref Seen seen)
    {
        if (seen.Eval)
        {
            return ResultFormat.Inspect;
        }

        reader.Read();
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            if (HasPromptfooField(reader))
            {
                return ResultFormat.Promptfoo;
            }

            seen.TaskResults = true;
            return seen.Versions ? ResultFormat.LmEval : null;
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

        return seen.Version ? ResultFormat.Promptfoo : ResultFormat.Unknown;
    }

    /// <summary>Whether the keys that follow make a line of a run's log of the object at hand: such a line may name its module too, in any place.</summary>
    private static bool GoesOnAsRunLog(Utf8JsonReader reader, Seen seen)
    {
        try
        {
            while (reader.Read() && reader.TrySkip() && reader.Read() && reader.TokenType == JsonTokenType.PropertyName && !reader.ValueTextEquals("evaluations"u8))
            {
                seen.NoteLog(ref reader);
                if (seen.IsRunLog)
                {
                    return true;
                }
            }
        }
        catch (JsonException)
        {
            // What is broken further on is told by the reader of what it is taken for.
        }

        return false;
    }

    /// <summary>Whether the object at hand says what OpenAI's evals ran.</summary>
    private static bool HasEvalsField(Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("completion_fns"u8) || reader.ValueTextEquals("base_eval"u8) || reader.ValueTextEquals("eval_name"u8) || reader.ValueTextEquals("run_config"u8))
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

    /// <summary>Whether the object at hand is one of promptfoo's results, as far as the window shows.</summary>
    private static bool HasPromptfooField(Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("version"u8) || reader.ValueTextEquals("stats"u8) || reader.ValueTextEquals("prompts"u8) || reader.ValueTextEquals("results"u8) || reader.ValueTextEquals("table"u8))
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

    /// <summary>Whether the array at hand begins with a test case of DeepEval.</summary>
    private static bool HasDeepEvalCase(Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray || !reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("metricsData"u8) || reader.ValueTextEquals("metricsMetadata"u8))
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

    /// <summary>Nothing that is read begins so. What is broken, or nested too deeply, is told as that: the rest is read as far as the window shows.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    private static ResultFormat Unknown(ref Utf8JsonReader reader)
    {
        while (reader.Read())
        {
        }

        return ResultFormat.Unknown;
    }

    private struct Seen
    {
        public bool Modules;
        public bool GeneratedAt;
        public bool Version;
        public bool Eval;
        public bool QuestionId;
        public bool Judge;
        public bool Scenario;
        public bool Execution;
        public List<string> Keys;
        private bool _expiration;
        private bool _runId;
        private bool _kind;
        private bool _event;
        private bool _cells;
        private bool _isByColumns;
        private List<string>? _columns;
        public bool TaskResults;
        public bool Versions;
        public int Documents;
        public bool Schema;
        public bool EvaluationId;
        private bool _verdicts;
        private bool _judgeField;
        private bool _ragas;
        private bool _promptVersions;

        public void Note(ref Utf8JsonReader reader)
        {
            Keys.Add(reader.HasValueSequence || reader.ValueIsEscaped ? "" : Encoding.UTF8.GetString(reader.ValueSpan));
            Modules |= reader.ValueTextEquals("modules"u8);
            GeneratedAt |= reader.ValueTextEquals("generated_at"u8);
            Version |= reader.ValueTextEquals("version"u8);
            Schema |= reader.ValueTextEquals("schema_version"u8);
            Versions |= reader.ValueTextEquals("versions"u8) || reader.ValueTextEquals("lm_eval_version"u8) || reader.ValueTextEquals("n-samples"u8);
            Eval |= reader.ValueTextEquals("eval"u8);
            QuestionId |= reader.ValueTextEquals("question_id"u8);
            Judge |= reader.ValueTextEquals("judge"u8);
            Scenario |= reader.ValueTextEquals("scenarioName"u8);
            Execution |= reader.ValueTextEquals("executionName"u8);
            _expiration |= reader.ValueTextEquals("expiration"u8);
            EvaluationId |= reader.ValueTextEquals("evaluation_id"u8);
            _columns = reader.ValueTextEquals("columns"u8) ? JsonPeek.Texts(reader) : _columns;
            _isByColumns |= Keys.Count == 1 && JsonPeek.HoldsColumn(reader);
            _cells |= reader.ValueTextEquals("data"u8) && JsonPeek.HoldsCells(reader);
            NoteLog(ref reader);
            _promptVersions |= reader.ValueTextEquals("versions"u8) && JsonPeek.HoldsPromptVersions(reader);
            _verdicts |= reader.ValueTextEquals("verdicts"u8);
            _judgeField |= reader.ValueTextEquals("summary"u8) || reader.ValueTextEquals("pass_rate"u8) || reader.ValueTextEquals("prompt_version"u8);
            _ragas |= RagasNames.IsMetric(reader.ValueSpan);
        }

        /// <summary>What every line of a run's log has.</summary>
        public readonly bool IsRunLog => _runId && _kind && _event;

        public void NoteLog(ref Utf8JsonReader reader)
        {
            _runId |= reader.ValueTextEquals("run_id"u8);
            _kind |= reader.ValueTextEquals("kind"u8);
            _event |= reader.ValueTextEquals("event"u8);
        }

        /// <summary>What keys that decide nothing by themselves make likely.</summary>
        public readonly ResultFormat Guess(bool hasRows) =>
            !hasRows && Eval && (Version || TaskResults) ? ResultFormat.Inspect
            : !hasRows && _isByColumns ? ResultFormat.FrameByColumns
            : _ragas || (_columns?.Any(RagasNames.IsMetric) ?? false) ? ResultFormat.Ragas
            : Scenario && _expiration ? ResultFormat.MeaiCacheEntry
            : hasRows || Keys.Contains("trace_id") || Keys.Contains("traceId") || Keys.Contains("span_id") ? PlatformNames.OfRow(Keys) ?? (hasRows ? ResultFormat.Table : ResultFormat.Unknown)
            : (PlatformNames.OfRow(_columns ?? []) ?? PlatformNames.OfDocument(Keys)) is { } platform ? platform
            : _cells ? ResultFormat.Mlflow
            : _verdicts ? ResultFormat.VerdictFile
            : Modules ? ResultFormat.Settings
            : _judgeField ? ResultFormat.Judge
            : _promptVersions ? ResultFormat.PromptRegistry
            : Keys.Count > 0 && Keys.TrueForAll(k => s_promptParts.Contains(k)) ? ResultFormat.PromptSnapshot
            : Keys.Contains("prompts") && (Keys.Contains("providers") || Keys.Contains("tests")) ? ResultFormat.PromptfooConfig
            : ResultFormat.Unknown;
    }
}
