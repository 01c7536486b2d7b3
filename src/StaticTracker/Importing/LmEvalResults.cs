using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Mapping;
using StaticTracker.Storage;

namespace StaticTracker.Importing;

/// <summary>A results file of the harness: for each task its metrics, how many samples they are of (since 0.4.3), and what ran.</summary>
internal sealed class LmEvalResults
{
    private const decimal NearlyEqual = 0.000001m;

    private readonly JsonNode _root;
    private readonly SourceText _text;
    private readonly ReadContext _context;
    private readonly SourceSpan _place;
    private readonly LmEvalModel _model;
    private readonly List<Problem> _problems = [];

    private LmEvalResults(JsonNode root, SourceText text, ReadContext context)
    {
        (_root, _text, _context, _place) = (root, text, context, SourceSpan.File(text.Shown));
        _model = LmEvalModel.Of(root);
    }

    public static ReadOutcome Read(SourceText text, ReadContext context)
    {
        var scan = new JsonScan(text);
        if (!scan.ReadWhole(out var bytes, out _))
        {
            return ReadOutcome.Refused(new Problem(SourceSpan.File(text.Shown), Codes.Reading.Empty, "there is nothing in it"));
        }

        var start = SourceSpan.File(text.Shown) with { Line = 1, Column = 1 };
        using var tree = SpanMath.Parse(bytes, () => start);
        var read = new LmEvalResults(tree.Root, text, context);
        var runs = read.Runs();
        return runs.Count > 0 ? new ReadOutcome(runs, read._problems)
            : ReadOutcome.Refused(new Problem(SourceSpan.File(text.Shown), Codes.Importing.NothingJudged, "\"results\" holds no task with a figure: nothing was judged"));
    }

    private List<FoundRun> Runs()
    {
        var runs = new List<FoundRun>();
        var members = new List<(string Task, JsonNode Metrics)>();
        foreach (var member in _root["results"u8].Members)
        {
            members.Add((member.Name, member.Value));
        }

        foreach (var (task, metrics) in members)
        {
            var stated = MetricsOf(task, metrics);
            if (stated.Count > 0)
            {
                runs.Add(RunOf(task, stated));
            }
        }

        return runs;
    }

    private FoundRun RunOf(string task, List<StatedMetric> stated)
    {
        var facts = new RunFacts { Task = task, Provider = _model.Name, Column = _model.Argument };
        var rules = _context.Rules.Apply(facts);
        var found = SamplesOf(task, stated, rules) ?? StatedMetrics.Run(stated, LmEvalMetric.MainOf(stated.Where(s => s.IsShare).Select(s => s.Name)));
        return found with
        {
            Clues = CluesOf(task),
            Facts = facts,
            Rules = rules,
            TaskOfFile = task,
            RunKey = task,
            Params = [.. found.Params.Concat(ParamsOf(task)).DistinctBy(p => p.Key).OrderBy(p => p.Key, StringComparer.Ordinal)],
        };
    }

    /// <summary>The samples beside the results, where they are all there.</summary>
    private FoundRun? SamplesOf(string task, List<StatedMetric> stated, RunRules rules)
    {
        using var text = LmEvalFiles.SamplesOf(_text.File.Name, task) is { } name ? _context.Siblings?.Open(name) : null;
        if (text is null)
        {
            return null;
        }

        text.AllowLooseNumbers();
        var samples = new LmEvalSamples(_context.WantedTexts);
        samples.Read(text);
        var n = EffectiveOf(task);
        if (n is null || samples.Items.Count < n)
        {
            _problems.Add(new Problem(SourceSpan.File(text.Shown), Codes.Importing.LeftOut,
                string.Create(CultureInfo.InvariantCulture, $"{samples.Items.Count} samples of '{task}' are in it, {(n is null ? "and the results do not say of how many" : $"the results are of {n}")}: the results are taken, and no verdicts are kept")));
            return null;
        }

        foreach (var metric in stated)
        {
            if (samples.Items.MeanOf(metric.Name) is { } own && LmEvalMetric.IsShare(metric.Name) && Math.Abs(own - metric.Mean) > NearlyEqual)
            {
                _problems.Add(new Problem(_place, Codes.Importing.StatedFigure, string.Create(CultureInfo.InvariantCulture, $"the results state {metric.Mean:0.######} for '{metric.Name}' of '{task}', its samples give {own:0.######}: they are taken")));
            }
        }

        var main = LmEvalMetric.MainOf(samples.Items.Metrics);
        var tally = samples.Items.Tally(_context, rules, m => m == main, m => new ScoreSpec { LowerIsBetter = stated.Find(s => s.Name == m)?.LowerIsBetter });
        if (tally.IsEmpty)
        {
            return null;
        }

        // What the results have and no sample does, such as perplexity.
        var run = tally.Into(new FoundRun());
        var others = StatedMetrics.Run([.. stated.Where(s => run.Rubrics.All(r => r.Rubric != s.Name))], null);
        return run with { OtherFiles = [(text.File.Name, text.Sha256)], Derived = others.Derived, Rubrics = [.. run.Rubrics.Concat(others.Rubrics).OrderBy(r => r.Rubric, StringComparer.Ordinal)] };
    }

    private List<StatedMetric> MetricsOf(string task, JsonNode metrics)
    {
        var found = new List<StatedMetric>();
        foreach (var member in metrics.Members)
        {
            var name = BaseAndFilter(member.Name);
            if (member.Value.AsDecimal() is { } mean && ScoreTally.CanBe(mean) && !name.Base.EndsWith("_stderr", StringComparison.Ordinal) && name.Base is not ("sample_len" or "alias" or "name" or "samples" or "sample_count" or "*"))
            {
                var higher = _root["higher_is_better"u8][System.Text.Encoding.UTF8.GetBytes(task)][System.Text.Encoding.UTF8.GetBytes(name.Base)];
                bool? told = higher.Kind is JsonKind.True or JsonKind.False ? higher.Kind == JsonKind.True : null;
                var error = metrics[System.Text.Encoding.UTF8.GetBytes($"{name.Base}_stderr{name.Filter}")].AsDecimal();
                var isExact = LmEvalMetric.IsShare(name.Base) && told != false;
                found.Add(new StatedMetric(LmEvalMetric.RubricOf(member.Name), mean)
                {
                    N = EffectiveOf(task), StandardError = error, IsShare = isExact, LowerIsBetter = LmEvalMetric.LowerIsBetter(name.Base, told), Min = isExact ? 0 : null, Max = isExact ? 1 : null,
                });
            }
        }

        return found;
    }

    private static (string Base, string Filter) BaseAndFilter(string key) => key.IndexOf(',', StringComparison.Ordinal) is >= 0 and var comma ? (key[..comma], key[comma..]) : (key, "");

    private long? EffectiveOf(string task) => _root["n-samples"u8][System.Text.Encoding.UTF8.GetBytes(task)]["effective"u8].AsInteger() is > 0 and { } n ? n : null;

    private FieldClue[] CluesOf(string task)
    {
        var clues = new List<FieldClue>();
        Add(FieldName.Model, _model.Name, FieldOrigin.Provider);

        // Seconds since 1970; start_time and end_time are those of a clock that starts with the machine.
        Add(FieldName.Timestamp, _root["date"u8].AsDecimal() is { } date ? EpochTime.Of(date) : null, FieldOrigin.Content);
        var config = _root["configs"u8][System.Text.Encoding.UTF8.GetBytes(task)];
        if (config["dataset_path"u8].AsString() is { Length: > 0 } path)
        {
            Add(FieldName.Dataset, config["dataset_name"u8].AsString() is { Length: > 0 } name ? $"{path}:{name}" : path, FieldOrigin.Provider);
        }

        var version = _root["versions"u8][System.Text.Encoding.UTF8.GetBytes(task)];
        Add(FieldName.DatasetVersion, version.Kind is JsonKind.Number or JsonKind.String ? version.AsString() ?? version.ToString() : null, FieldOrigin.Provider);
        return [.. clues];

        void Add(FieldName field, string? text, FieldOrigin origin)
        {
            if (text is { Length: > 0 })
            {
                clues.Add(new FieldClue(field, text, origin, _place));
            }
        }
    }

    private IEnumerable<KeyValuePair<string, string>> ParamsOf(string task)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(task);
        var found = new List<KeyValuePair<string, string>>();
        Add("num_fewshot", _root["n-shot"u8][bytes] is { Exists: true } shots ? shots : _root["config"u8]["num_fewshot"u8]);
        Add("limit", _root["config"u8]["limit"u8]);
        Add("gen_kwargs", _root["config"u8]["gen_kwargs"u8]);
        return found;

        void Add(string name, JsonNode value)
        {
            if (value.Kind is JsonKind.Number or JsonKind.Object || value.AsString() is { Length: > 0 and <= 200 })
            {
                found.Add(new(name, CompactJson.Of(value)));
            }
        }
    }
}
