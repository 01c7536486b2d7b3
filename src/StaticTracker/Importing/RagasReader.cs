using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.Mapping;
using StaticTracker.Modules;

namespace StaticTracker.Importing;

/// <summary>
/// Scores of Ragas: a record per question, or means. A rubric is a metric; a score is a verdict only by a pass mark. NaN and empty cells are what Ragas leaves where
/// the judge broke: errors, never 0.
/// </summary>
internal sealed class RagasReader : IResultReader
{
    private static readonly ScoreSpec s_higher = new() { Min = 0, Max = 1, LowerIsBetter = false };
    private static readonly ScoreSpec s_lower = new() { Min = 0, Max = 1, LowerIsBetter = true };
    private static readonly string[] s_counts = ["num_questions", "num_samples", "n_questions", "n_samples"];
    private static readonly string[] s_judges = ["evaluator_model", "evaluator_llm", "judge_model"];

    public ReadOutcome Read(SourceText text, ReadContext context)
    {
        using var source = TableReader.Open(text, context.Rules.OfColumns);
        var problems = new List<Problem>();
        var runs = new List<FoundRun>();
        RunTally? tally = null;
        var unknown = new SortedSet<string>(StringComparer.Ordinal);
        while (source.Read())
        {
            var metrics = source.Columns.Where(c => RagasNames.IsMetric(c)).ToList();
            if (QuestionOf(source) is { } question)
            {
                tally ??= new RunTally("verdict", context, context.Rules.Apply(RunFacts.None));
                AddRecord(source, tally, question, metrics);
                NoteOthers(source, unknown);
            }
            else if (metrics.Count > 0)
            {
                runs.Add(MeansOf(source, context, metrics, runs.Count));
            }
        }

        if (tally is { IsEmpty: false })
        {
            runs.Add(tally.Into(new FoundRun()));
        }

        if (unknown.Count > 0)
        {
            problems.Add(new Problem(SourceSpan.File(text.Shown), Codes.Importing.LeftOut, $"columns that hold numbers but are no metrics of Ragas are left out: {string.Join(", ", unknown.Take(20))}",
                "where they are scores, a rule with \"columns\" can name them"));
        }

        return runs.Count > 0 ? new ReadOutcome(runs, problems)
            : ReadOutcome.Refused(new Problem(SourceSpan.File(text.Shown), Codes.Importing.NothingJudged, "no row holds a score: nothing was judged"));
    }

    private static string? QuestionOf(IRowSource source) => FirstOf(source, RagasNames.Questions);

    private static string? FirstOf(IRowSource source, string[] names)
    {
        foreach (var name in names)
        {
            if (source.Cell(name) is { } text)
            {
                return text;
            }
        }

        return null;
    }

    private static void AddRecord(IRowSource source, RunTally tally, string question, List<string> metrics)
    {
        var item = tally.NewItem(ItemName.Of(question, question));
        tally.Describe(item, question, FirstOf(source, RagasNames.Expected));
        tally.Said(item, FirstOf(source, RagasNames.Answers));
        foreach (var metric in metrics)
        {
            tally.Scored(item, RagasNames.Normal(metric), NumberOf(source, metric), ScaleOf(metric));
        }
    }

    /// <summary>The number of a cell; null where the judge left none.</summary>
    /// <exception cref="UnfitSourceException">Something else stands there.</exception>
    private static decimal? NumberOf(IRowSource source, string metric)
    {
        var text = source.Cell(metric) ?? "";
        return text.Length == 0 || CellNumber.IsNotANumber(text) ? null
            : CellNumber.Of(text) ?? throw new UnfitSourceException(new Problem(source.Place, Codes.Importing.EvaluationUnfit, $"'{metric}' says '{(text.Length > 80 ? text[..80] + "…" : text)}', which is no number"));
    }

    private static FoundRun MeansOf(IRowSource source, ReadContext context, List<string> metrics, int before)
    {
        var label = source.HasHeader ? LabelOf(source, metrics) : null;
        var facts = new RunFacts { Provider = label, Column = Kept(source) };
        var rules = context.Rules.Apply(facts);
        var n = s_counts.Select(c => CellNumber.Count(source.Cell(c))).FirstOrDefault(c => c is not null);
        var rubrics = new List<RubricResult>();
        foreach (var metric in metrics)
        {
            if (NumberOf(source, metric) is { } mean)
            {
                var name = RagasNames.Normal(metric);
                var spec = context.ScoreOf(rules, name, ScaleOf(metric));
                var isOnScale = !(mean < spec.Min || mean > spec.Max);
                rubrics.Add(new RubricResult(name) { Score = new Score(mean, n, isOnScale ? spec.Min : null, isOnScale ? spec.Max : null, spec.Better) });
            }
        }

        rubrics.Sort(static (a, b) => string.CompareOrdinal(a.Rubric, b.Rubric));
        var judge = s_judges.Select(source.Cell).FirstOrDefault(j => j is { Length: > 0 });
        return new FoundRun
        {
            Clues = label is null ? default(ReadOnlyMemory<FieldClue>) : new[] { new FieldClue(FieldName.Model, label, FieldOrigin.Provider, source.Place) },
            Facts = facts,
            Rules = rules,
            Rubrics = rubrics,
            Score = rubrics.Count == 1 ? rubrics[0].Score : null,
            Judge = judge is null ? null : new Judge(judge, null),
            RunKey = label ?? (before == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"row {before + 1}")),
        };
    }

    /// <summary>What tells the rows of a table of means apart: the first column that is no metric.</summary>
    private static string? LabelOf(IRowSource source, List<string> metrics) =>
        source.Columns.FirstOrDefault(c => !metrics.Contains(c)) is { } column && source.Cell(column) is { Length: > 0 } label && CellNumber.Of(label) is null ? label : null;

    /// <summary>The cells of the row at hand, for rules that are asked when it is gone.</summary>
    private static Func<string, string?> Kept(IRowSource source)
    {
        var cells = source.Columns.ToDictionary(c => c, source.Cell, StringComparer.Ordinal);
        return cells.GetValueOrDefault;
    }

    private static void NoteOthers(IRowSource source, SortedSet<string> unknown)
    {
        foreach (var column in source.Columns)
        {
            if (!RagasNames.IsMetric(column) && source.Cell(column) is { } text && text.Contains('.', StringComparison.Ordinal) && CellNumber.Of(text) is >= 0 and <= 1)
            {
                unknown.Add(column);
            }
        }
    }

    private static ScoreSpec ScaleOf(string metric) => RagasNames.Normal(metric).StartsWith("noise_sensitivity", StringComparison.Ordinal) ? s_lower : s_higher;
}
