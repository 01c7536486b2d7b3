using System.CommandLine;
using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Promotion;

namespace StaticTracker.Commands;

/// <summary><c>tracker case</c>: which result did best on an item.</summary>
internal static class CaseCommand
{
    private const int Most = 5;
    private const int LongestText = 100;

    public static Verb Create()
    {
        var text = new Argument<string>("TEXT") { Description = "The item's text or id; where none is the same, those that hold it or share its words" };
        var module = RunOptions.Text("--module", "ID", "Only of this module", Offers.Modules);
        return new Verb("case", "Which result did best on an item: the highest share passed, then the newest", "tracker case \"vitamin c serum 30 ml\"", "tracker case B000H3I2JG --module m01 --json")
        {
            Arguments = { text },
            Options = { module },
            Run = (result, context) => Run(context, result.GetValue(text)!, result.GetValue(module)),
        };
    }

    private static int Run(CommandContext context, string text, string? wanted)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            context.Error.WriteLine("tracker: name the item by its text or id.");
            return ExitCode.Misuse;
        }

        if (context.FindData() is not { } folder)
        {
            return context.Finish();
        }

        var modules = PromotionPlace.Modules(folder);
        if (wanted is not null)
        {
            if (ModuleArgument.Find(context, wanted, [.. modules]) is not { } one)
            {
                return ExitCode.Misuse;
            }

            modules = [one.Text];
        }

        var finder = new ExperimentFinder(context, folder, context.ReadSettings(folder));
        var found = modules.Select(n => ModuleId.TryParse(n, out var id) ? finder.Read(id) : null).OfType<Module>()
            .SelectMany(m => CaseSearch.Find(CaseFile.Read(folder, m, context.Problems), text, Most).Select(c => (Module: m.Id, Case: c))).ToList();
        if (context.Json)
        {
            WriteJson(context, found);
            return context.Finish();
        }

        foreach (var (module, one) in found)
        {
            context.Out.WriteLine(ProblemReporter.Visible($"{module} {one.Item}{(one.Within is { } set ? $" ({set})" : "")}{(one.Text is { } shown ? $": {(shown.Length <= LongestText ? shown : shown[..LongestText] + "…")}" : "")}"));
            context.Out.WriteLine(ProblemReporter.Visible($"  {one.Summary}, {one.Experiment}"));
        }

        context.Say(found.Count == 0 ? "no stored verdict is on such an item" : Count.Of(found.Count, "item"));
        return context.Finish();
    }

    private static void WriteJson(CommandContext context, IReadOnlyList<(ModuleId Module, SolvedCase Case)> found) => context.AnswerJson(json =>
    {
        json.WriteStartArray("cases");
        foreach (var (module, one) in found)
        {
            json.WriteStartObject();
            json.WriteString("module", module.Text);
            json.WriteString("item", one.Item);
            json.WriteString("text", one.Text);
            json.WriteString("dataset", one.Dataset);
            json.WriteString("dataset_version", one.DatasetVersion);
            json.WriteString("experiment", one.Experiment);
            json.WriteString("prompt_version", one.Version);
            json.WriteString("model", one.Model);
            json.WriteNumber("score", one.Score);
            json.WriteNumber("passed", one.Passed);
            json.WriteNumber("judged", one.Judged);
            json.WriteString("summary", one.Summary.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
