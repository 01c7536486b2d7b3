using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.Mapping;
using StaticTracker.Modules;

namespace StaticTracker.Importing;

/// <summary>An explanation for people: a block for each run, a line for each field.</summary>
internal static class ExplanationText
{
    private const int MostRuns = 50;

    public static void Write(TextWriter output, ExplainedFile explained, bool isVerbose)
    {
        var format = explained.Format.Length == 0 ? "no format that is read" : explained.Format;
        Line(output, $"{explained.File.Shown}: {format}, {Count(explained.Runs.Count, "run")}");
        foreach (var rule in explained.Rules.Fitting)
        {
            Line(output, $"  rule '{rule.Name}' ({Place(rule.Span)}) fits this file");
        }

        foreach (var (rule, why) in explained.Rules.Others)
        {
            Line(output, $"  rule '{rule.Name}' ({Place(rule.Span)}) does not: its {why} does not match");
        }

        var shown = isVerbose ? explained.Runs.Count : Math.Min(explained.Runs.Count, MostRuns);
        for (var i = 0; i < shown; i++)
        {
            WriteRun(output, explained.Runs[i], i + 1);
        }

        if (shown < explained.Runs.Count)
        {
            Line(output, string.Create(CultureInfo.InvariantCulture, $"… and {explained.Runs.Count - shown} more runs (-v shows all)"));
        }
    }

    private static void WriteRun(TextWriter output, ExplainedRun explained, int number)
    {
        var run = explained.Run;
        var facts = new[] { run.Prompt is { } p ? $"prompt {p}" : null, run.Facts.Task is { } t ? $"task {t}" : null, run.Facts.Provider is { } v ? $"provider {v}" : null }.OfType<string>();
        output.WriteLine();
        Line(output, string.Create(CultureInfo.InvariantCulture, $"  run {number}{string.Concat(facts.Select(f => ", " + f))}"));
        foreach (var (rule, why) in run.Rules?.Others ?? [])
        {
            Line(output, $"    rule '{rule.Name}' does not apply: its {why} does not match");
        }

        foreach (var field in explained.Fields)
        {
            Field(output, FieldWords.Name(field.Field), field.Value?.Text ?? "–", OriginOf(field));
        }

        foreach (var (name, value) in Figures(run))
        {
            Field(output, name, value, "");
        }

        Field(output, "experiment", explained.Resolved?.Experiment.Id ?? "–", explained.Resolved is null ? "something that it needs is missing" : "");
    }

    private static string OriginOf(ExplainedField field)
    {
        if (field.Value is not { } value)
        {
            return field.Field is FieldName.Dataset or FieldName.DatasetVersion or FieldName.Judge ? "told nowhere; may stay unknown" : $"told nowhere; give it with {FieldWords.Option(field.Field)}, or by a rule";
        }

        var others = field.Others.Count == 0 ? "" : "; also " + string.Join(", ", field.Others.Select(o => $"'{o.Text}' by {FieldWords.Origin(o.Origin)}"));
        return $"{FieldWords.Origin(value.Origin)}{(value.Origin == FieldOrigin.Option ? "" : $" ({Place(value.Span)})")}{others}";
    }

    private static IEnumerable<(string Name, string Value)> Figures(FoundRun run)
    {
        var counts = run.Counts;
        yield return ("params", RunResolver.ParamsOf(run) ?? "–");
        yield return ("counts", counts.Pass is null && counts.Error is null ? "–" : CountsOf(counts));
        foreach (var rubric in run.Rubrics)
        {
            var of = rubric is { Pass: { } pass, Failed: { } fail } ? string.Create(CultureInfo.InvariantCulture, $"{pass} of {pass + fail}") : "no verdicts";
            yield return ($"  {rubric.Rubric}", $"{of}{Errors(rubric.Error)}{(rubric.Score is { } score ? ", " + ScoreOf(score) : "")}");
        }

        yield return ("score", run.Score is { } own ? ScoreOf(own) : "–");
        yield return ("usage", run.Usage is { } usage ? UsageOf(usage) : "not known of every row");
        yield return ("verdicts", run.Verdicts is { } table ? Count(table.Items.Count, "item") : "none are kept");
    }

    private static string CountsOf(Metrics m)
    {
        var rate = m is { Pass: { } pass, Failed: { } fail } ? string.Create(CultureInfo.InvariantCulture, $"{pass} passed, {fail} failed") : "nothing passed or failed";
        var skipped = m.Skipped is > 0 and { } s ? string.Create(CultureInfo.InvariantCulture, $", {s} skipped") : "";
        return $"{rate}{Errors(m.Error)}{skipped}{(m.Unit is null ? "" : $"; counted are {m.Unit}s")}";
    }

    private static string Errors(long? errors) => errors is > 0 and { } e ? ", " + Count(e, "error") : "";

    private static string ScoreOf(Score score) => string.Create(CultureInfo.InvariantCulture, $"mean {score.Mean} of {score.N}");

    private static string UsageOf(Usage usage)
    {
        var parts = new[]
        {
            (usage.TokensIn, "tokens in"), (usage.TokensOut, "tokens out"), (usage.CostUsd, "USD"), (usage.LatencyMsMean, "ms on average"), (usage.LatencyMsP95, "ms at the 95th percentile"),
        };
        return string.Join(", ", parts.Where(p => p.Item1 is not null).Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Item1} {p.Item2}")));
    }

    private static string Count(long count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    private static string Place(SourceSpan span) => span.Line == 0 ? span.Path : string.Create(CultureInfo.InvariantCulture, $"{span.Path}:{span.Line}:{span.Column}");

    private static void Field(TextWriter output, string name, string value, string origin) => Line(output, $"    {name,-16} {value,-28} {origin}");

    private static void Line(TextWriter output, string text) => output.WriteLine(ProblemReporter.Visible(text).TrimEnd());
}
