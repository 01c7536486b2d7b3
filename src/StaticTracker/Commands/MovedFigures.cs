using System.Globalization;
using System.Text.Json;
using StaticTracker.Comparison;
using StaticTracker.Comparison.Reports;
using StaticTracker.Diagnostics;
using StaticTracker.Modules;

namespace StaticTracker.Commands;

/// <summary>What moved in the results of two versions, the largest change first, with the numbers behind it.</summary>
internal static class MovedFigures
{
    public static void WriteText(TextWriter output, string words, IReadOnlyList<ExperimentComparison> moved)
    {
        foreach (var comparison in moved)
        {
            output.WriteLine();
            output.WriteLine(ProblemReporter.Visible($"{Title(comparison)} ({words})"));
            TextColumns.Write(output, [.. Ranked(comparison).Select(f => new[] { $"  {f.Name}", Side(f.Before), "→", Side(f.After), Change(f), ComparisonWording.Verdict(f).ToString(), Numbers(f) })]);
        }
    }

    public static void WriteMarkdown(TextWriter output, string words, IReadOnlyList<ExperimentComparison> moved)
    {
        foreach (var comparison in moved)
        {
            output.WriteLine();
            output.WriteLine($"**{Cell(Title(comparison))}** ({words})");
            output.WriteLine();
            output.WriteLine("| figure | before | after | change | verdict | numbers |");
            output.WriteLine("|---|---|---|---|---|---|");
            foreach (var f in Ranked(comparison))
            {
                output.WriteLine($"| {Cell(f.Name.ToString())} | {Cell(Side(f.Before))} | {Cell(Side(f.After))} | {Cell(Change(f))} | {Cell(ComparisonWording.Verdict(f).ToString())} | {Cell(Numbers(f))} |");
            }
        }
    }

    public static void WriteJson(Utf8JsonWriter json, string words, IReadOnlyList<ExperimentComparison> moved)
    {
        json.WriteString("read_as", words);
        json.WriteStartArray("moved");
        foreach (var comparison in moved)
        {
            json.WriteStartObject();
            json.WriteString("model", comparison.After.Experiment.Model);
            json.WriteString("before", comparison.Before.Experiment.Id);
            json.WriteString("after", comparison.After.Experiment.Id);
            json.WriteStartArray("figures");
            foreach (var f in Ranked(comparison))
            {
                json.WriteStartObject();
                json.WriteString("name", f.Name.ToString());
                json.WriteString("rubric", f.Rubric);
                Number("before", f.Before.Rate);
                Number("after", f.After.Rate);
                Number("change", f.Change);
                Number("change_of_pairs", f.ChangeOfPairs);
                json.WriteString("verdict", ComparisonWording.Verdict(f).ToString());
                Number("n", f.Evidence?.N);
                Number("p_adjusted", f.Judgement.AdjustedP is { } p ? (decimal)Math.Round(p, 6) : null);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();

        void Number(string name, decimal? value)
        {
            if (value is { } number)
            {
                json.WriteNumber(name, number);
            }
            else
            {
                json.WriteNull(name);
            }
        }
    }

    /// <summary>The pass rate, then rubrics by how far they moved; those that cannot be compared last.</summary>
    private static IEnumerable<FigureComparison> Ranked(ExperimentComparison comparison) =>
        comparison.Figures.Where(f => f.Kind != FigureKind.MatchRate).OrderBy(f => f.Kind).ThenByDescending(f => Math.Abs(f.Compared ?? -1)).ThenBy(f => f.Name.ToString(), StringComparer.Ordinal);

    private static string Title(ExperimentComparison c) => $"{c.Before.Experiment.PromptVersion} → {c.After.Experiment.PromptVersion} on {c.After.Experiment.Model}";

    internal static string Side(SideFigure side) => side.Rate is { } rate ? $"{Rate.Text(rate)} %{(side.Total is { } total ? string.Create(CultureInfo.InvariantCulture, $" of {total}") : "")}" : "none";

    internal static string Change(FigureComparison f) => f.Change is null ? "" : ReportWords.Change(f).ToString();

    internal static string Numbers(FigureComparison f) => f.Evidence is not { } evidence ? ""
        : $"{ComparisonWording.Of(evidence.Method)}, n = {evidence.N.ToString(CultureInfo.InvariantCulture)}{(f.Judgement.AdjustedP is { } p ? $", p = {ComparisonWording.P(p)}" : "")}{(f.Judgement.Interval is { } interval ? $", {ComparisonWording.Points(interval)}" : "")}";

    internal static string Cell(string text) => ProblemReporter.Visible(text).Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("@", "@\u200b", StringComparison.Ordinal);
}
