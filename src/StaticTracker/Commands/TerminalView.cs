using System.Globalization;
using Spectre.Console;
using StaticTracker.Diagnostics;
using StaticTracker.Indexing;
using StaticTracker.Modules;

namespace StaticTracker.Commands;

/// <summary>The heatmap and modules as tables for a terminal. Whatever came from data has its control characters made visible.</summary>
internal sealed class TerminalView
{
    private const int WidthWithoutTerminal = 120;

    private readonly IAnsiConsole _console;

    public TerminalView(CommandContext context)
    {
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = context.HasColour ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = context.HasColour ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(context.Out),
        });
        if (!context.HasColour)
        {
            _console.Profile.Width = WidthWithoutTerminal;
        }
    }

    /// <summary>Modules × versions; each cell has the rate, the change to the version before, and the model.</summary>
    public void Heatmap(HeatmapIndex index, bool match, string? model)
    {
        var versions = index.Modules.SelectMany(m => m.Cells).Select(c => c.Version).Distinct().Order().ToList();
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn("Module");
        foreach (var version in versions)
        {
            table.AddColumn(new TableColumn(Text(version.Text)).RightAligned());
        }

        foreach (var row in index.Modules)
        {
            var cells = row.Cells.ToDictionary(c => c.Version, c => model is null ? c.Best : c.ByModel.FirstOrDefault(r => r.Model == model));
            table.AddRow([Text(row.Name == row.Id.Text ? row.Name : $"{row.Id} {row.Name}"), .. versions.Select(v => Cell(row, cells, v, match))]);
        }

        _console.Write(table);
        _console.MarkupLine(Text($"{(match ? "Match" : "Pass")} rate in percent, {(model is null ? "best model of each cell" : model)}; change in points to the version before, in brackets where model or data set changed with it or the data set is unknown; ! many errors"));
    }

    /// <summary>One module: its experiments, newest version last, and its suggestions.</summary>
    public void Module(Module module, ModuleRow row)
    {
        _console.MarkupLine($"[bold]{Text(module.DisplayName)}[/] {Text(module.Id.Text)}");
        if (row.PrimaryRubric is { } primary)
        {
            _console.MarkupLine(Text($"primary rubric: {module.NameOf(primary)}"));
        }

        var table = new Table().Border(TableBorder.Simple);
        foreach (var name in new[] { "Version", "Model", "Data set", "When", "Pass rate", "Match rate", "Passed / failed / errors", "Id" })
        {
            // What somebody wants to copy stands on one line, however narrow the others get.
            table.AddColumn(new TableColumn(name) { NoWrap = name is "Id" or "When" });
        }

        foreach (var e in module.Experiments.Order(ExperimentOrder.Comparer))
        {
            var m = e.Metrics;
            var counts = m.Pass is null ? "as stated" : string.Create(CultureInfo.InvariantCulture, $"{m.Pass} / {m.Failed} / {m.Error ?? 0}");
            var withdrawn = e.Withdrawn is { } w ? $" withdrawn: {w.Reason}" : "";
            table.AddRow(
                Text(e.PromptVersion.Text), Text(e.Model), Text(string.Join(' ', new[] { e.Dataset, e.DatasetVersion ?? "unknown" }.OfType<string>())), Text(e.Timestamp.Text),
                Percent(m.Rate), Percent(e.MatchRate(row.PrimaryRubric)), Text(counts), Text(e.Id + withdrawn));
        }

        _console.Write(table);
        foreach (var e in module.Experiments.Where(e => e.Classification is not null).Order(ExperimentOrder.Comparer))
        {
            _console.MarkupLine(Text($"yes or no in {e.Id}: {ClassificationWords.Of(e.Classification!)}"));
        }

        foreach (var s in module.Suggestions)
        {
            var fate = s.AppliedIn is { } applied ? $"{s.Status} in {applied}" : s.Status;
            _console.MarkupLine(Text($"suggestion for {s.Version}{(s.Rubric is null ? "" : $" on {module.NameOf(s.Rubric)}")} ({fate}): {s.Text}"));
        }
    }

    private static string Cell(ModuleRow row, Dictionary<PromptVersion, CellResult?> cells, PromptVersion version, bool match)
    {
        if (!cells.TryGetValue(version, out var result))
        {
            return "[grey]·[/]";
        }

        if (result is null)
        {
            return "[grey]other data[/]";
        }

        if ((match ? result.MatchRate : result.PassRate) is not { } rate)
        {
            return result.PassRate is not null ? "[grey]no match rate[/]" : result.Error > 0 && result.Error >= result.Total ? "[grey]errors only[/]" : "[grey]no rate[/]";
        }

        var before = row.Cells.LastOrDefault(c => c.Version < version) is { } previous ? cells[previous.Version] : null;
        var delta = before is null || (match ? before.MatchRate : before.PassRate) is not { } old ? ""
            : before.Model != result.Model || result.DatasetVersion is null || before.DatasetVersion != result.DatasetVersion ? $"({Signed(rate - old)}) " : $"{Signed(rate - old)} ";
        return $"{(result.TooManyErrors ? "! " : "")}{delta}[bold]{Rate.Text(rate)}[/]\n[grey]{Text(result.Model)}[/]";
    }

    private static string Signed(decimal change) => change.ToString("+0.0;−0.0;±0.0", CultureInfo.InvariantCulture);

    private static string Percent(decimal? rate) => rate is { } value ? Rate.Text(value) : "–";

    private static string Text(string text) => Markup.Escape(ProblemReporter.Visible(text));
}
