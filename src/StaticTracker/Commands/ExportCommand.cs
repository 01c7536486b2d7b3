using System.CommandLine;
using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.Exporting;
using StaticTracker.Exporting.Tables;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary><c>tracker export</c>: results as tables, test reports and badges.</summary>
internal static class ExportCommand
{
    private static readonly string[] s_formats = ["csv", "tsv", "jsonl", "xlsx", "markdown", "junit", "badges", "sheets"];
    private static readonly string[] s_kinds = ["table", "experiments", "cells", "rubrics", "suggestions", "prompts", "runs"];

    public static Verb Create()
    {
        var format = new Argument<string>("FORMAT") { Description = "csv, tsv, jsonl, xlsx, markdown, junit, badges or sheets" };
        format.AcceptOnlyFromAmong(s_formats);
        var modules = new Argument<string[]>("MODULE") { HelpName = "MODULE", CompletionSources = { Offers.Modules }, Description = "Only these modules (default: all)", Arity = ArgumentArity.ZeroOrMore };
        var what = new Option<string>("--what") { Description = "table (model, prompt version, rates, suggested improvements), experiments, cells, rubrics, suggestions, prompts or runs", HelpName = "WHAT", DefaultValueFactory = _ => "table" };
        what.AcceptOnlyFromAmong(s_kinds);
        var output = new Option<string?>("--output", "-o") { Description = "The file to write (badges: the folder); without it standard output", HelpName = "PATH" };
        var withdrawn = new Option<bool>("--withdrawn") { Description = "With --what experiments: those taken back too, with the reason" };
        var bom = new Option<bool>("--bom") { Description = "Begin csv and tsv with the mark by which Excel knows UTF-8" };
        var match = new Option<bool>("--match") { Description = "With badges: match rates instead of pass rates" };
        var mark = new Option<decimal?>("--pass-mark") { Description = "With junit: the rate from which on a case passes (default: thresholds.weak_rubric.low)", HelpName = "PERCENT" };
        var sheets = new SheetsExport();
        var verb = new Verb(
            "export", "Take results out: tables, spreadsheets, test reports, badges",
            "tracker export csv                                   # the stakeholders' table of all modules",
            "tracker export xlsx m01 -o m01.xlsx                  # of one: the five columns alone",
            "tracker export jsonl --what experiments -o all.jsonl",
            "tracker export junit --what rubrics --pass-mark 70 -o report.xml",
            "tracker export badges -o _site/badges                # JSON for shields.io and SVG, by module",
            "tracker export sheets --spreadsheet 1AbC… --credentials key.json --dry-run   # a Google Sheet, changed cells only")
        {
            Arguments = { format, modules },
            Options = { what, output, withdrawn, bom, match, mark },
            Run = (result, context) => Run(context, result, sheets, new Wish(result.GetValue(format)!, result.GetValue(modules) ?? [], result.GetValue(what)!, result.GetValue(output))
            {
                Withdrawn = result.GetValue(withdrawn),
                Bom = result.GetValue(bom),
                Match = result.GetValue(match),
                PassMark = result.GetValue(mark),
            }),
        };
        foreach (var option in sheets.Options)
        {
            verb.Add(option);
        }

        return verb;
    }

    private static int Run(CommandContext context, ParseResult result, SheetsExport sheets, Wish wish)
    {
        if ((wish.Refusal ?? sheets.Refusal(result, wish.Format)) is { } refusal)
        {
            context.Error.WriteLine($"tracker: {refusal}");
            return ExitCode.Misuse;
        }

        if (context.FindData() is not { } folder)
        {
            return context.Finish();
        }

        var settings = context.ReadSettings(folder);
        string[] known = [.. folder.ModuleFiles().Select(f => Path.GetFileNameWithoutExtension(f.Name)).Concat(wish.IsOfRecords ? RecordTable.ModulesOf(folder, wish.What) : []).Distinct()];
        if (wish.Modules.Any(m => ModuleArgument.Find(context, m, known) is null))
        {
            return ExitCode.Misuse;
        }

        var target = new ExportTarget(context, folder, wish.Output);
        if (wish.Format == "xlsx" && !target.TakesBytes)
        {
            context.Error.WriteLine("tracker: a workbook is no text: name its file with --output FILE, or redirect standard output.");
            return ExitCode.Misuse;
        }

        if (wish.IsOfRecords)
        {
            if (target.IsSound && RecordTable.Of(context, folder, wish.What, wish.Modules) is { } records)
            {
                WriteTable(context, target, records, wish);
            }

            return context.Finish();
        }

        var modules = target.IsSound ? new ExportReader(context, folder, settings).Read(wish.Modules.Length == 0 ? known : wish.Modules, wish.ShowsIntervals) : [];
        if (context.Problems.HasErrors)
        {
            // Half of the results would look like all of them.
            return context.Finish();
        }

        if (wish.Format == "sheets")
        {
            sheets.Write(context, result, TableOf(modules, wish));
        }
        else
        {
            Write(context, target, modules, settings, wish);
        }

        return context.Finish();
    }

    private static void Write(CommandContext context, ExportTarget target, IReadOnlyList<ExportedModule> modules, Settings settings, Wish wish)
    {
        switch (wish.Format)
        {
            case "badges":
                target.Folder(modules.SelectMany(m => new[] { KeyValuePair.Create($"{m.Row.Id}.json", Badge.Of(m.Row, wish.Match).Endpoint()), KeyValuePair.Create($"{m.Row.Id}.svg", Badge.Of(m.Row, wish.Match).Svg()) }));
                break;
            case "junit":
                var cases = new JUnitCases(wish.PassMark ?? settings.WeakRubric.Weak);
                target.Text(text => JUnitReport.Write(text, [.. modules.Select(m => KeyValuePair.Create<string, IReadOnlyList<JUnitCase>>(m.Row.Name == m.Row.Id.Text ? m.Row.Name : $"{m.Row.Id} {m.Row.Name}", [.. Cases(cases, m, wish.What)]))]));
                break;
            default:
                WriteTable(context, target, TableOf(modules, wish), wish);
                break;
        }
    }

    private static void WriteTable(CommandContext context, ExportTarget target, ExportTable table, Wish wish)
    {
        if (wish.Format == "xlsx")
        {
            WriteWorkbook(context, target, table);
        }
        else
        {
            target.Text(text => WriteText(text, table, wish), wish.Bom);
        }
    }

    private static void WriteWorkbook(CommandContext context, ExportTarget target, ExportTable table)
    {
        var rows = table.Rows.ToList();
        if (rows.Count >= Workbook.MaxRows)
        {
            context.Problems.Add(
                SourceSpan.File("export"), Codes.Exporting.TooManyRows, string.Create(CultureInfo.InvariantCulture, $"the table has {rows.Count:N0} rows and a heading"), "name some modules, or export csv");
            return;
        }

        target.Bytes(stream => Workbook.Write(stream, table with { Rows = rows }));
    }

    private static IEnumerable<JUnitCase> Cases(JUnitCases cases, ExportedModule module, string what) => what switch
    {
        "experiments" => cases.OfExperiments(module),
        "rubrics" => cases.OfRubrics(module),
        "suggestions" => JUnitCases.OfSuggestions(module),
        _ => cases.OfCells(module),
    };

    private static ExportTable TableOf(IReadOnlyList<ExportedModule> modules, Wish wish) => wish.What switch
    {
        "experiments" => ExperimentTable.Of(modules, wish.Withdrawn),
        "cells" => CellTable.Of(modules),
        "rubrics" => RubricTable.Of(modules),
        "suggestions" => SuggestionTable.Of(modules),
        _ => StakeholderTable.Of(modules.Select(m => m.Row), withModule: wish.Modules.Length != 1),
    };

    private static void WriteText(TextWriter text, ExportTable table, Wish wish)
    {
        switch (wish.Format)
        {
            case "csv":
                DelimitedText.Write(text, table, ',');
                break;
            case "tsv":
                DelimitedText.Write(text, table, '\t');
                break;
            case "jsonl":
                JsonLines.Write(text, table);
                break;
            default:
                MarkdownTable.Write(text, table);
                break;
        }
    }

    private sealed record Wish(string Format, string[] Modules, string What, string? Output)
    {
        public bool Withdrawn { get; init; }

        public bool Bom { get; init; }

        public bool Match { get; init; }

        public decimal? PassMark { get; init; }

        /// <summary>Prompts and runs are no results: nothing of a module needs to be read for them.</summary>
        public bool IsOfRecords => What is "prompts" or "runs";

        /// <summary>Every experiment's interval, or its rubrics', is shown: more than those of the cells.</summary>
        public bool ShowsIntervals => What == "rubrics" || (What == "experiments" && Format == "junit");

        /// <summary>What is wrong with the options together; null: nothing.</summary>
        public string? Refusal =>
            IsOfRecords && Format is ("junit" or "badges" or "sheets") ? $"{Format} is of results: take prompts and runs as csv, tsv, jsonl, xlsx or markdown."
                : Format == "badges" && Output is null ? "badges are files: name their folder with --output DIR."
                : Format == "sheets" && Output is not null ? "--output is for files: a sheet is named with --spreadsheet and --sheet."
                : Format != "badges" && Match ? "--match is for badges; every table has both rates."
                : Format != "junit" && PassMark is not null ? "--pass-mark is for junit."
                : PassMark is < 0 or > 100 ? "--pass-mark is a rate in percent, from 0 to 100."
                : Format is not ("csv" or "tsv") && Bom ? "--bom is for csv and tsv."
                : Withdrawn && What != "experiments" ? "--withdrawn is for --what experiments: what was taken back counts nowhere else."
                : null;
    }
}
