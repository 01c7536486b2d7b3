using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.Importing;
using StaticTracker.Mapping;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Migrating;

/// <summary>Makes runs of the entries of <c>progress_history.yaml</c>, <c>all_runs.yaml</c> and <c>progressData</c>: one shape with keys of several ages.</summary>
internal sealed class RunEntryReader(Settings settings, MigrationReport report, Problems problems)
{
    /// <summary>Members that are read; the others are told once, as left.</summary>
    private static readonly HashSet<string> s_known = new(StringComparer.Ordinal)
    {
        "run_id", "module", "module_base", "prompt_version", "dataset_version", "dataset", "model", "rubrics_version", "timestamp", "created", "data_source", "csv_file", "summary", "pass_rate", "match_rate",
        "total_evaluations", "total_samples", "temperature", "rubric_breakdown", "binary_metrics", "braintrust_id", "braintrust_experiment_id", "braintrust_name", "braintrust_url", "dataset_id", "dataset_name",
        "prompt_id", "prompt_version_id", "judge_file",
    };

    /// <summary>Names that are kept as links, and what they are called there.</summary>
    private static readonly (string Key, string Link)[] s_links =
    [
        ("braintrust_id", "braintrust_id"), ("braintrust_experiment_id", "braintrust_id"), ("braintrust_name", "braintrust_name"), ("data_source", "data_source"), ("csv_file", "data_source"),
        ("dataset_id", "dataset_id"), ("dataset_name", "dataset_name"), ("judge_file", "judge_file"), ("prompt_id", "prompt_id"), ("prompt_version_id", "prompt_version_id"),
    ];

    /// <summary>The runs of a list, or of a map by their ids.</summary>
    public List<LegacyRun> Read(LegacyFile file, LegacyValue runs, string format)
    {
        using var resolver = new RunResolver(new ImportOptions(), settings);
        var found = new List<LegacyRun>();
        var others = new SortedDictionary<string, (int Count, SourceSpan First)>(StringComparer.Ordinal);
        foreach (var (id, entry) in runs.Kind == LegacyKind.List ? runs.Items.Select(i => (i["run_id"]?.Words, i)) : runs.Members.Select(m => ((string?)m.Key, m.Value)))
        {
            if (entry.Kind != LegacyKind.Map)
            {
                report.Left(entry.Span, "this is no run: a run is a map of keys to values");
                continue;
            }

            NoteOthers(entry, others);
            if (ReadRun(file, entry, id, format, resolver) is { } run)
            {
                found.Add(run);
            }
        }

        foreach (var (key, (count, first)) in others)
        {
            report.Left(first, $"'{key}' of {count} {(count == 1 ? "run" : "runs")}: there is no place for it");
        }

        return found;
    }

    private static void NoteOthers(LegacyValue entry, SortedDictionary<string, (int Count, SourceSpan First)> others)
    {
        foreach (var (key, value) in entry.Members)
        {
            if (!s_known.Contains(key) && value.Kind != LegacyKind.Null)
            {
                others[key] = others.TryGetValue(key, out var before) ? (before.Count + 1, before.First) : (1, value.Span);
            }
        }
    }

    private LegacyRun? ReadRun(LegacyFile file, LegacyValue entry, string? runId, string format, RunResolver resolver)
    {
        var own = new List<Problem>();
        var counts = CountsOf(entry, own);
        var resolved = counts is null ? null : resolver.Resolve(FoundOf(entry, runId, counts, own), SourceFile.At(file.FullPath), format, file.Sha256, own);
        problems.AddRange(own.Select(p => ToldHere(p, entry)));
        if (resolved is null)
        {
            report.Left(entry.Span, $"the run {runId ?? "without an id"}: {own.LastOrDefault(p => p.Severity == Severity.Error)?.Message ?? "it cannot be read"}");
            return null;
        }

        return new LegacyRun(resolved with { Experiment = resolved.Experiment with { Id = IdOf(resolved) } }, entry, runId) { MatchRate = entry["match_rate"] is { Number: not null } rate ? rate : null };
    }

    /// <summary>What is told of a result file names options of an import, which a migration does not have: an entry is mended where it stands.</summary>
    private static Problem ToldHere(Problem problem, LegacyValue entry) => problem with
    {
        Span = problem.Span.Line > 0 ? problem.Span : entry.Span,
        Hint = problem.Hint?.Contains("--", StringComparison.Ordinal) == true ? "if that is wrong, correct the entry in a copy of the file" : problem.Hint,
    };

    /// <summary>An id that depends on the run alone, whichever of the files told it: its time stands where that of an imported one has its source's hash.</summary>
    private static string IdOf(ResolvedRun run)
    {
        var e = run.Experiment;
        var dataset = e.Dataset is null ? "" : $"_{ExperimentIds.Slug(e.Dataset)}";
        return $"{run.Module}_{ExperimentIds.Slug(e.PromptVersion.Text)}_{ExperimentIds.Slug(e.Model)}{dataset}_{e.Timestamp.Date}_{e.Timestamp.Text[11..19].Replace(":", "", StringComparison.Ordinal)}";
    }

    private static FoundRun FoundOf(LegacyValue entry, string? runId, Metrics counts, List<Problem> own) => new()
    {
        Clues = Clues(entry, runId),
        Counts = counts,
        Stated = new StatedFigures { PassRate = entry.Stated("pass_rate") },
        Rubrics = RubricBreakdown.CountsOf(entry["rubric_breakdown"], counts, own),
        Classification = entry["binary_metrics"] is { } matrix ? ConfusionMatrix.Of(matrix, own) : null,
        Judge = entry["rubrics_version"]?.Words is { } version ? new Judge(null, version) : null,
        Params = entry["temperature"] is { Kind: LegacyKind.Number } temperature ? [new("temperature", temperature.Text)] : [],
        BraintrustUrl = entry["braintrust_url"]?.Words is { } url && WebAddress.IsWeb(url) ? url : null,
        Links = LinksOf(entry),
    };

    private static ReadOnlyMemory<FieldClue> Clues(LegacyValue entry, string? runId)
    {
        var clues = new List<FieldClue>(12);
        Add(FieldName.PromptVersion, "prompt_version");
        Add(FieldName.Dataset, "dataset");
        Add(FieldName.DatasetVersion, "dataset_version");
        Add(FieldName.Model, "model");
        Add(FieldName.Timestamp, entry["timestamp"] is null ? "created" : "timestamp");
        if ((entry["module"] ?? entry["module_base"]) is { Words: { } module } value)
        {
            RunText.ReadModule(module, FieldOrigin.Content, value.Span, clues);
        }

        if ((entry["data_source"] ?? entry["csv_file"]) is { Words: { } source } told)
        {
            RunText.ReadDataSource(RunText.BaseName(source), told.Span, clues);
        }

        if (runId is not null)
        {
            RunText.ReadFileName(runId + ".json", entry.Span, clues, withTime: clues.TrueForAll(c => c.Field != FieldName.Timestamp));
        }

        return clues.ToArray();

        void Add(FieldName field, string key)
        {
            if (entry[key] is { Words: { } text } at)
            {
                clues.Add(new FieldClue(field, RunText.IsVersion(text) ? text.ToLowerInvariant() : text, FieldOrigin.Content, at.Span));
            }
        }
    }

    private static List<KeyValuePair<string, string>> LinksOf(LegacyValue entry)
    {
        var links = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, link) in s_links)
        {
            // Names of files are kept without their folders, which are nobody's business.
            if (entry[key]?.Words is { } text && (link is not ("data_source" or "judge_file") || (text = RunText.BaseName(text)).Length > 0))
            {
                links.TryAdd(link, text);
            }
        }

        return [.. links];
    }

    /// <summary>The counts of a run; rates alone where it has no summary; null, with a problem, where it has no figures.</summary>
    private static Metrics? CountsOf(LegacyValue entry, List<Problem> own)
    {
        if (entry["summary"] is not { Kind: LegacyKind.Map, Members.Count: > 0 } summary)
        {
            if (entry["pass_rate"] is { Number: >= 0 and <= 100 } rate)
            {
                return new Metrics { PassRate = rate.Number };
            }

            own.Add(new Problem(entry.Span, Codes.Importing.NothingJudged, "this run has neither counts nor a pass rate from 0 to 100"));
            return null;
        }

        var (pass, fail, error) = (summary.Stated("pass"), summary.Stated("fail"), summary.Stated("error"));
        foreach (var number in new[] { pass, fail, error })
        {
            if (number is { Count: null })
            {
                own.Add(new Problem(number.Span, Codes.Importing.CountUnfit, $"{number.Shown} is no count", "counts are whole numbers from 0"));
                return null;
            }
        }

        var (passed, failed, errors) = (pass?.Count ?? 0, fail?.Count ?? 0, error?.Count ?? 0);
        if (pass is null || fail is null || passed + failed + errors == 0)
        {
            own.Add(new Problem(summary.Span, Codes.Importing.CountUnfit, "a summary counts what passed and what failed, and not nothing"));
            return null;
        }

        var total = entry.Stated("total_evaluations") ?? entry.Stated("total_samples");
        if (total is not null && total.Count != passed + failed + errors)
        {
            own.Add(new Problem(total.Span, Codes.Migrating.Disagreement, string.Create(
                CultureInfo.InvariantCulture, $"the run states {total.Shown} in all; its counts give {passed + failed + errors}, which is taken")));
        }

        return new Metrics { Total = passed + failed + errors, Pass = passed, Fail = failed, Error = errors };
    }
}
