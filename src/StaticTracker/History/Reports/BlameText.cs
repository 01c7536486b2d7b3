using StaticTracker.Diagnostics;
using StaticTracker.Modules;

namespace StaticTracker.History.Reports;

/// <summary>Where experiments come from, for people: a paragraph each.</summary>
public static class BlameText
{
    /// <summary>A changed value may be a megabyte: it is cut unless everything was asked for.</summary>
    private const int LongestChange = 200;

    public static void Write(TextWriter output, BlameReport report, bool isWhole)
    {
        output.WriteLine(ProblemReporter.Visible(report.Name is null ? report.Module.Text : $"{report.Module} {report.Name}"));
        foreach (var experiment in report.Experiments)
        {
            output.WriteLine();
            Write(new Lines(output, isWhole ? int.MaxValue : LongestChange), experiment);
        }
    }

    private static void Write(Lines lines, BlamedExperiment e)
    {
        var dataset = e.Dataset is null ? "" : $" ({e.Dataset})";
        var rate = e.PassRate is { } r ? $"{Rate.Text(r)} %" : "no rate";
        var state = e.Experiment is null ? "  removed" : e.Experiment.Withdrawn is null ? "" : "  withdrawn";
        lines.Add($"{e.Version} on {e.Model}{dataset}  {rate}  [{e.Id}]{state}");
        if (e.Trace?.Origin is null)
        {
            lines.Add("  brought by: not known here");
        }

        if (e.Experiment is { } there)
        {
            lines.Add($"  source {SourceOf(there.Source)}");
        }

        var origin = e.Trace?.Origin;
        foreach (var step in e.Trace?.Steps ?? [])
        {
            lines.Add($"  {Word(step, ReferenceEquals(step, origin))} {Who(step.Commit)}");
            foreach (var field in step.Fields)
            {
                lines.Add($"    {FactWording.Words(field)}{(FigureFields.IsEdit(field) ? "  (a figure)" : "")}");
            }

            if (step.Reason is { } reason)
            {
                lines.Add($"    {reason}");
            }
        }
    }

    private static string Word(TraceStep step, bool isOrigin) => step.Kind switch
    {
        TraceKind.Brought => (isOrigin ? "brought" : "brought again") + (step.Experiment.IsWithdrawn ? " withdrawn" : ""),
        TraceKind.Changed => "changed",
        TraceKind.Withdrawn => "withdrawn",
        _ => "removed",
    };

    private static string Who(DataCommit? commit) =>
        commit is null ? "but not committed yet" : $"by {CommitHead.Of(commit)}";

    private static string SourceOf(Source? source) => source is null ? "none" : string.Join("  ", new[]
    {
        source.File ?? source.Format ?? "without a name", source.Sha256 is { } hash ? $"sha256:{hash}" : "without a hash", source.Url,
    }.OfType<string>());

    private sealed class Lines(TextWriter output, int longest)
    {
        public void Add(string line)
        {
            var visible = ProblemReporter.Visible(line);
            output.WriteLine(visible.Length <= longest ? visible : visible[..longest] + "…");
        }
    }
}
