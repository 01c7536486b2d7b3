using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Mapping;

namespace StaticTracker.Importing;

/// <summary>
/// The folder of a run of HELM, by its <c>stats.json</c>: one run for each split, which is its data set. Figures of perturbed inputs are passed over. <c>count</c> is that of
/// means, never that of instances: these are counted, or stated as <c>num_instances</c>.
/// </summary>
internal sealed class HelmReader : IResultReader
{
    private const decimal NearlyEqual = 0.000001m;

    private readonly SortedDictionary<string, HelmSplit> _splits = new(StringComparer.Ordinal);
    private TextKeeping? _texts;

    public ReadOutcome Read(SourceText text, ReadContext context)
    {
        _splits.Clear();
        var file = text.File;
        using var specText = file.Name == HelmFiles.Stats ? context.Siblings?.Open(HelmFiles.Spec) : null;
        if (specText is null)
        {
            return ReadOutcome.Refused(new Problem(SourceSpan.File(text.Shown), Codes.Importing.EvaluationUnfit, $"a run of HELM is a folder: {HelmFiles.Stats} and {HelmFiles.Spec} must lie beside each other under these names",
                "import the folder, or an archive with all of it"));
        }

        var spec = HelmSpec.Read(specText);
        var files = new List<(string Name, string Sha256)> { (specText.File.Name, specText.Sha256) };
        _texts = context.WantedTexts;
        ReadStats(text, spec);
        using (var instances = context.Siblings!.Open(HelmFiles.Instances))
        {
            if (instances is not null)
            {
                ReadInstances(instances, spec);
                files.Add((instances.File.Name, instances.Sha256));
            }
        }

        if (_texts is not null)
        {
            HelmTexts.Read(context.Siblings, _splits.Values);
        }

        var problems = new List<Problem>();
        var runs = _splits.Values.Select(s => RunOf(s, spec, context, text, problems)).OfType<FoundRun>().Select(r => r with { OtherFiles = files }).ToList();
        return runs.Count > 0 ? new ReadOutcome(runs, problems)
            : ReadOutcome.Refused(new Problem(SourceSpan.File(text.Shown), Codes.Importing.NothingJudged, "none of the figures says how good an answer is: nothing was judged"));
    }

    private HelmSplit SplitOf(string name)
    {
        if (!_splits.TryGetValue(name, out var split))
        {
            _splits.Add(name, split = new HelmSplit(name, _texts));
        }

        return split;
    }

    private void ReadStats(SourceText text, HelmSpec spec)
    {
        using var rows = new JsonRows(text);
        while (rows.Read())
        {
            if (HelmMetric.NameOf(rows.Row) is not { } name || HelmMetric.MeanOf(rows.Row) is not { } mean || !ScoreTally.CanBe(mean))
            {
                continue;
            }

            if (name.Metric == "num_instances")
            {
                SplitOf(name.Split).Instances = decimal.Truncate(mean) == mean && mean >= 0 ? (long)mean : null;
            }
            else if (HelmMetric.Counts(name.Metric, spec))
            {
                SplitOf(name.Split).Stated[name.Metric] = mean;
            }
        }
    }

    private void ReadInstances(SourceText text, HelmSpec spec)
    {
        using var rows = new JsonRows(text);
        while (rows.Read())
        {
            var row = rows.Row;
            if (!HelmMetric.IsPlain(row))
            {
                continue;
            }

            var id = row["instance_id"u8].AsString() is { Length: > 0 } name ? name
                : throw new UnfitSourceException(new Problem(rows.Place, Codes.Importing.EvaluationUnfit, "this instance has no usable \"instance_id\""));
            AddInstance(row, HelmMetric.ItemOf(id, row["train_trial_index"u8].AsInteger() ?? 0), spec);
        }
    }

    private void AddInstance(JsonNode row, string id, HelmSpec spec)
    {
        HelmSplit? split = null;
        long? tokensIn = null;
        long? tokensOut = null;
        foreach (var stat in row["stats"u8].Elements)
        {
            if (HelmMetric.NameOf(stat) is not { } name || HelmMetric.MeanOf(stat) is not { } mean || !ScoreTally.CanBe(mean))
            {
                continue;
            }

            split ??= SplitOf(name.Split);
            tokensIn = name.Metric == "num_prompt_tokens" ? stat["sum"u8].AsInteger() : tokensIn;
            tokensOut = name.Metric == "num_output_tokens" ? stat["sum"u8].AsInteger() : tokensOut;
            if (HelmMetric.Counts(name.Metric, spec))
            {
                split.Items.Add(split.Items.Item(id), name.Metric, mean);
            }
        }

        split?.Usage.Add(tokensIn, tokensOut, null, null);
    }

    private static FoundRun? RunOf(HelmSplit split, HelmSpec spec, ReadContext context, SourceText text, List<Problem> problems)
    {
        var place = SourceSpan.File(text.Shown);
        var facts = new RunFacts { Task = spec.Task, Provider = spec.Model };
        var rules = context.Rules.Apply(facts);
        if (FiguresOf(split, context, rules, place, problems) is not { } found)
        {
            return null;
        }

        var clues = new List<FieldClue>();
        if (spec.Model is not null)
        {
            clues.Add(new FieldClue(FieldName.Model, spec.Model, FieldOrigin.Provider, place));
        }

        if (split.Name.Length > 0)
        {
            clues.Add(new FieldClue(FieldName.Dataset, split.Name, FieldOrigin.Provider, place));
        }

        return found with
        {
            Clues = clues.ToArray(),
            Facts = facts,
            Rules = rules,
            RunKey = split.Name,
            Params = [.. found.Params.Concat(spec.Params).DistinctBy(p => p.Key).OrderBy(p => p.Key, StringComparer.Ordinal)],
        };
    }

    private static FoundRun? FiguresOf(HelmSplit split, ReadContext context, RunRules rules, SourceSpan place, List<Problem> problems)
    {
        if (split.Items.Count == 0 || split.Items.Count < split.Instances)
        {
            if (split.Stated.Count == 0)
            {
                return null;
            }

            problems.Add(split.Items.Count == 0
                ? new Problem(place, Codes.Importing.SummaryOnly, $"there are no figures of each instance of split '{split.Name}': the run's means are taken, and there are no verdicts")
                : new Problem(place, Codes.Importing.LeftOut, Text($"{split.Items.Count} of {split.Instances} instances of split '{split.Name}' are in {HelmFiles.Instances}: the run's means are taken, and no verdicts are kept")));
            return StatedMetrics.Run([.. split.Stated.Select(s => new StatedMetric(s.Key, s.Value) { N = split.Instances, IsShare = HelmMetric.IsShare(s.Key), LowerIsBetter = HelmMetric.IsShare(s.Key) ? false : null })], HelmMetric.MainOf(split.Stated.Keys));
        }

        var main = HelmMetric.MainOf([.. split.Items.Metrics]);
        var tally = split.Items.Tally(context, rules, m => m == main, static _ => ScoreSpec.None);
        foreach (var (metric, stated) in split.Stated)
        {
            if (!rules.HasOutcomes && split.Items.MeanOf(metric) is { } own && Math.Abs(own - stated) > NearlyEqual)
            {
                problems.Add(new Problem(place, Codes.Importing.StatedFigure, Text($"{HelmFiles.Stats} states a mean of {stated:0.######} for '{metric}' on split '{split.Name}', its instances give {own:0.######}: they are taken")));
            }
        }

        return tally.Into(new FoundRun()) with { Usage = split.Usage.Sum() };
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
