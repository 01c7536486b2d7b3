using System.CommandLine;
using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Promotion;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary><c>tracker benchmark add</c>: a suite of the items of an experiment, or of a list.</summary>
internal static class BenchmarkAddCommand
{
    public static Verb Create()
    {
        var name = new Argument<string>("NAME") { Description = $"What the suite is called: {BenchmarkSuite.NamePattern}" };
        var from = new Argument<string>("EXPERIMENT") { HelpName = "EXPERIMENT", CompletionSources = { Offers.Experiments }, Description = "Whose items it is made of: an experiment's id, or a cell such as m01@v3/gpt-5; its verdicts must be stored" };
        var version = new Option<string>("--suite-version") { Description = "Its version", HelpName = "VERSION", DefaultValueFactory = _ => "v1" };
        var list = RunOptions.Text("--items", "FILE", "Only these of its items: one on each line, and behind a tab its category ('-' reads standard input)");
        var description = RunOptions.Text("--description", "TEXT", "What it is for");
        var write = new FileWrite();
        var verb = new Verb(
            "add", "Make a suite of the items of an experiment; categories are the items' first tags",
            "tracker benchmark add m01-core m01@v5/gpt-4o-mini --commit",
            "tracker benchmark add m01-core m01@v5/gpt-4o-mini --items chosen.tsv --suite-version v2")
        {
            Arguments = { name, from },
            Options = { version, list, description },
            Run = (result, context) => Run(context, result, write, new Wish(
                result.GetValue(name)!, result.GetValue(from)!, result.GetValue(version)!, result.GetValue(list), result.GetValue(description))),
        };
        foreach (var option in write.Options)
        {
            verb.Add(option);
        }

        return verb;
    }

    private static int Run(CommandContext context, ParseResult result, FileWrite write, Wish wish)
    {
        // A name is a module's kind of name: what can be a file everywhere, and is told apart from a version.
        if (!ModuleId.TryParse(wish.Name, out _) || !PromptVersion.TryParse(wish.Version, out var version) || !DataFolder.IsFileName($"{wish.Name}_{wish.Version}"))
        {
            context.Error.WriteLine(ProblemReporter.Visible(ModuleId.TryParse(wish.Name, out _)
                ? $"tracker: '{wish.Version}' is no version: {PromptVersion.ValidValues}." : $"tracker: '{wish.Name}' cannot be the name of a suite: {BenchmarkSuite.NamePattern}."));
            return ExitCode.Misuse;
        }

        if (context.FindData() is not { } folder || new ExperimentFinder(context, folder, context.ReadSettings(folder)).Find(wish.From) is not { } found)
        {
            context.Finish();
            return ExitCode.Misuse;
        }

        return write.Run(context, result, place => Plan(context, place, found, version, wish));
    }

    private static FileAct? Plan(CommandContext context, DataFolder folder, FoundExperiment found, PromptVersion version, Wish wish)
    {
        if (VerdictSheetReader.Read(folder, found.Module.Id, found.Experiment.Id, context.Problems) is not { } sheet)
        {
            if (!context.Problems.HasErrors)
            {
                context.Problems.Add(SourceSpan.File(found.Experiment.Id), Codes.Promotion.SuiteUnfit, "the verdicts of this experiment are not stored, so that nothing tells its items", "import its source with stored verdicts, or take another experiment");
            }

            return null;
        }

        var known = ItemSheetReader.Read(folder, found.Module.Id, found.Experiment.Dataset, found.Experiment.DatasetVersion, context.Problems);
        var items = SuiteItems.Of(sheet, known, context.Problems, wish.List is null ? null : SuiteItems.ReadList(context, wish.List));
        if (items is null || context.Problems.HasErrors)
        {
            return null;
        }

        var suite = new BenchmarkSuite { Suite = wish.Name, Version = version, Module = found.Module.Id, Description = string.IsNullOrWhiteSpace(wish.Description) ? null : wish.Description.Trim(), Items = items };
        var path = new BenchmarkLibrary(folder).FileOf(suite);
        if (!File.Exists(path))
        {
            return new FileAct([(path, BenchmarkText.Of(suite))], $"Keep benchmark suite {suite.Address}: {Count.Of(items.Count, "item")} of {suite.Module}") { Answer = isDry => Answer(context, suite, isDry ? "would add" : "added") };
        }

        if (BenchmarkReader.Read(new FileInfo(path), context.Problems) is not { } there)
        {
            return null;
        }

        if (there.Fingerprint == suite.Fingerprint && there.Module == suite.Module)
        {
            return new FileAct([], "") { Answer = _ => Answer(context, there, "is there already:") };
        }

        context.Problems.Add(SourceSpan.File(DataFolder.Show(path)), Codes.Promotion.SuiteInTheWay, $"{suite.Address} is there with other items", "a suite is written once: give the new one another version with --suite-version");
        return null;
    }

    private static void Answer(CommandContext context, BenchmarkSuite suite, string done)
    {
        if (context.Json)
        {
            context.AnswerJson(json =>
            {
                json.WriteString("done", done.TrimEnd(':'));
                BenchmarkJson.Head(json, suite);
            });
            return;
        }

        context.Out.WriteLine($"{done} {suite.Address}: {Count.Of(suite.Items.Count, "item")} of {suite.Module}");
    }

    private sealed record Wish(string Name, string From, string Version, string? List, string? Description);
}
