using System.Globalization;
using Spectre.Console;
using StaticTracker.Diagnostics;
using StaticTracker.Indexing;
using StaticTracker.Modules;
using StaticTracker.Promotion;

namespace StaticTracker.Commands;

/// <summary>The heatmap and modules as tables for a terminal. Whatever came from data has its control characters made visible.</summary>
internal sealed class TerminalView
{
    private const int WidthWithoutTerminal = 120;
    private const int ColumnSpace = 3;

    private readonly IAnsiConsole _console;
    private readonly bool _hasTerminal;

    public TerminalView(CommandContext context)
    {
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = context.HasColour ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = context.HasColour ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(context.Out),
        });
        _hasTerminal = context.HasColour;
        if (!_hasTerminal)
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
            table.AddRow([Text(row.Name == row.Id.Text ? row.Name : $"{row.Id} {row.Name}"), .. Cells(row, versions, match, model)]);
        }

        _console.Write(table);
        _console.MarkupLine(Text($"{(match ? "Match" : "Pass")} rate in percent, {(model is null ? "best model of each cell" : model)}; change in points to the rate before, in brackets where model or data set changed with it, the data set is unknown, or the two are not comparable for another reason; ! many errors"));
    }

    /// <summary>One module: its experiments, newest version last, and its suggestions.</summary>
    public void Module(Module module, ModuleRow row, PromotionList? promotions = null)
    {
        _console.MarkupLine($"[bold]{Text(module.DisplayName)}[/] {Text(module.Id.Text)}");
        if (row.PrimaryRubric is { } primary)
        {
            _console.MarkupLine(Text($"primary rubric: {module.NameOf(primary)}"));
        }

        if (promotions?.Active is { } active)
        {
            _console.MarkupLine(Text($"active: {active.Version.Name} since {active.Since.Text}{(active.By is { } by ? $" by {by}" : "")}{(active.Override is { } reason ? $", by override: {reason}" : active.IsRollback ? $", a rollback: {active.Why}" : "")}"));
        }

        Experiments([.. module.Experiments.Order(ExperimentOrder.Comparer)], row.PrimaryRubric);
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

    /// <summary>
    /// The experiments as a table. Where nothing but a terminal's width limits it and it does not fit, the ids stand below: what somebody wants to copy is on one line, and nothing
    /// else gets too narrow to be read.
    /// </summary>
    private void Experiments(IReadOnlyList<Experiment> experiments, string? primaryRubric)
    {
        string[] names = ["Version", "Model", "Data set", "When", "Pass rate", "Match rate", "Passed / failed / errors", "Id"];
        var rows = experiments.Select(e => Row(e, primaryRubric)).ToList();
        var needed = Enumerable.Range(0, names.Length).Sum(c => rows.Append(names).Max(r => WidthOf(r[c])) + ColumnSpace) + 1;
        if (!_hasTerminal)
        {
            _console.Profile.Width = Math.Max(WidthWithoutTerminal, needed);
        }

        var isApart = needed > _console.Profile.Width;
        var table = new Table().Border(TableBorder.Simple);
        foreach (var name in isApart ? names[..^1] : names)
        {
            table.AddColumn(new TableColumn(name) { NoWrap = name is "Id" or "When" });
        }

        foreach (var row in rows)
        {
            table.AddRow([.. (isApart ? row[..^1] : row).Select(Markup.Escape)]);
        }

        _console.Write(table);
        foreach (var row in isApart ? rows : [])
        {
            _console.MarkupLine(Markup.Escape($"{row[0]} {row[1]} {row[3]}:"));
            _console.MarkupLine(Markup.Escape(row[^1]));
        }

        foreach (var e in experiments.Where(e => e.Withdrawn is not null))
        {
            _console.MarkupLine(Text($"withdrawn: {e.Withdrawn!.Reason} ({e.Id})"));
        }
    }

    /// <summary>Passed, failed and errors; what is not known of them, or why.</summary>
    private static string Counts(Metrics m) => m switch
    {
        { Pass: not null } => string.Create(CultureInfo.InvariantCulture, $"{m.Pass} / {m.Failed} / {m.Error ?? 0}"),
        { Error: > 0 } => string.Create(CultureInfo.InvariantCulture, $"– / – / {m.Error}"),
        { Rate: not null } => "as stated",
        _ => "–",
    };

    private static string[] Row(Experiment e, string? primaryRubric)
    {
        var m = e.Metrics;
        string[] cells =
        [
            e.PromptVersion.Text, e.Model, string.Join(' ', new[] { e.Dataset, e.DatasetVersion ?? "unknown" }.OfType<string>()), e.Timestamp.Text,
            Percent(m.Rate), Percent(e.MatchRate(primaryRubric)), Counts(m), e.Withdrawn is null ? e.Id : $"{e.Id} (withdrawn)",
        ];
        return [.. cells.Select(ProblemReporter.Visible)];
    }

    /// <summary>Columns of a terminal; those of East Asian scripts take two.</summary>
    private static int WidthOf(string text) => text.Sum(c => c >= '\u1100' ? 2 : 1);

    /// <summary>A row's cells: each against the last one before it that has a rate, as on the site.</summary>
    private static IEnumerable<string> Cells(ModuleRow row, IReadOnlyList<PromptVersion> versions, bool match, string? model)
    {
        var cells = row.Cells.ToDictionary(c => c.Version);
        CellResult? before = null;
        foreach (var version in versions)
        {
            if (!cells.TryGetValue(version, out var cell))
            {
                yield return "[grey]·[/]";
                continue;
            }

            var result = model is null ? cell.Best : cell.ByModel.FirstOrDefault(r => r.Model == model);
            yield return result is null ? cell.ByModel.Count == 0 ? "[grey]other data[/]" : "[grey]other model[/]" : Cell(result, before, match, IsUnlike(cell, result));
            before = result is not null && RateOf(result, match) is not null ? result : before;
        }

        // Another judge, unit or rubrics: what the pages mark with ≠.
        bool IsUnlike(HeatmapCell cell, CellResult result) => row.Changes.Unlike.Any(u => row.Cells[u.Cell].Version == cell.Version && row.Cells[u.Cell].ByModel[u.Result].Model == result.Model);
    }

    private static string Cell(CellResult result, CellResult? before, bool match, bool isUnlike)
    {
        if (RateOf(result, match) is not { } rate)
        {
            return result.PassRate is not null ? "[grey]no match rate[/]" : result.IsErrorsOnly ? "[grey]errors only[/]" : "[grey]no rate[/]";
        }

        var delta = before is null || RateOf(before, match) is not { } old ? ""
            : isUnlike || before.Model != result.Model || result.DatasetVersion is null || before.DatasetVersion != result.DatasetVersion ? $"({Signed(rate - old)}) " : $"{Signed(rate - old)} ";
        return $"{(result.TooManyErrors ? "! " : "")}{delta}[bold]{Rate.Text(rate)}[/]\n[grey]{Text(result.Model)}[/]";
    }

    private static decimal? RateOf(CellResult result, bool match) => match ? result.MatchRate : result.PassRate;

    private static string Signed(decimal change) => change.ToString("+0.0;−0.0;±0.0", CultureInfo.InvariantCulture);

    private static string Percent(decimal? rate) => rate is { } value ? Rate.Text(value) : "–";

    private static string Text(string text) => Markup.Escape(ProblemReporter.Visible(text));
}
