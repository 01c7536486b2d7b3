using System.CommandLine;
using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Promotion;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary><c>tracker benchmark show</c>: a suite's items, and which results have verdicts on them.</summary>
internal static class BenchmarkShowCommand
{
    public static Verb Create()
    {
        var suite = new Argument<string>("SUITE") { HelpName = "SUITE", CompletionSources = { Offers.Suites }, Description = "A suite, such as m01-core (its newest version) or m01-core@v1" };
        return new Verb("show", "Show a suite's items, and which results have verdicts on them", "tracker benchmark show m01-core", "tracker benchmark show m01-core@v1 --json")
        {
            Arguments = { suite },
            Run = (result, context) => Run(context, result.GetValue(suite)!),
        };
    }

    private static int Run(CommandContext context, string address)
    {
        if (context.FindData() is not { } folder || new BenchmarkLibrary(folder).Find(address, context.Problems) is not { } suite)
        {
            return context.Finish();
        }

        var coverage = Coverage(context, folder, suite);
        if (context.Json)
        {
            WriteJson(context, suite, coverage);
            return context.Finish();
        }

        context.Out.WriteLine(ProblemReporter.Visible($"{suite.Address}: {Count.Of(suite.Items.Count, "item")} of {suite.Module}{(suite.Description is { } words ? $". {words}" : "")}"));
        context.Out.WriteLine($"fingerprint {suite.Fingerprint}");
        foreach (var group in suite.Items.GroupBy(i => i.Category).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            context.Out.WriteLine();
            context.Out.WriteLine(ProblemReporter.Visible($"{group.Key ?? "without a category"} ({group.Count()})"));
            foreach (var item in group)
            {
                context.Out.WriteLine(ProblemReporter.Visible($"  {item.Id}"));
            }
        }

        context.Out.WriteLine();
        context.Out.WriteLine(coverage.Count == 0 ? $"no result of {suite.Module} has stored verdicts on an item of it" : "Results with verdicts on its items");
        TextColumns.Write(context.Out, [.. coverage.Select(c => new[] { "  " + c.Experiment.Id, $"{c.Experiment.PromptVersion} on {c.Experiment.Model}", $"{c.Judged} of {suite.Items.Count}" })]);
        return context.Finish();
    }

    /// <summary>Counted experiments of the module with how many of the suite's items they have verdicts on, those with none left out.</summary>
    private static List<(Experiment Experiment, int Judged)> Coverage(CommandContext context, DataFolder folder, BenchmarkSuite suite)
    {
        if (new ExperimentFinder(context, folder, context.ReadSettings(folder)).Read(suite.Module) is not { } module)
        {
            return [];
        }

        var buffer = new FileBuffer();
        return [.. module.Counted.Select(e => (e, VerdictSheetReader.Read(folder, module.Id, e.Id, context.Problems, buffer) is { } sheet ? SuiteSide.JudgedOf(suite, e, sheet) : 0)).Where(c => c.Item2 > 0)];
    }

    private static void WriteJson(CommandContext context, BenchmarkSuite suite, List<(Experiment Experiment, int Judged)> coverage) => context.AnswerJson(json =>
    {
        BenchmarkJson.Head(json, suite);
        json.WriteStartArray("list");
        foreach (var item in suite.Items)
        {
            json.WriteStartObject();
            json.WriteString("id", item.Id);
            json.WriteString("category", item.Category);
            json.WriteString("text_sha256", item.TextSha256);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("judged");
        foreach (var (experiment, judged) in coverage)
        {
            json.WriteNumber(experiment.Id, judged);
        }

        json.WriteEndObject();
    });
}
