using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.Promotion;

namespace StaticTracker.Commands;

/// <summary><c>tracker benchmark list</c>: every suite with its size and categories.</summary>
internal static class BenchmarkListCommand
{
    public static Verb Create()
    {
        var module = RunOptions.Text("--module", "ID", "Only of this module", Offers.Modules);
        return new Verb("list", "List the suites with their sizes", "tracker benchmark list", "tracker benchmark list --module m01 --json")
        {
            Options = { module },
            Run = (result, context) => Run(context, result.GetValue(module)),
        };
    }

    public static int Run(CommandContext context, string? module)
    {
        if (context.FindData() is not { } folder)
        {
            return context.Finish();
        }

        var kept = new BenchmarkLibrary(folder).All(context.Problems);
        if (module is not null && ModuleArgument.Find(context, module, [.. PromotionPlace.Modules(folder), .. kept.Select(s => s.Module.Text)]) is null)
        {
            return ExitCode.Misuse;
        }

        var suites = kept.Where(s => module is null || s.Module.Text == module).ToList();
        if (context.Json)
        {
            context.AnswerJson(json =>
            {
                json.WriteStartArray("suites");
                foreach (var suite in suites)
                {
                    json.WriteStartObject();
                    BenchmarkJson.Head(json, suite);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            });
        }
        else
        {
            TextColumns.Write(context.Out, [.. suites.Select(s => new[] { s.Address, s.Module.Text, Count.Of(s.Items.Count, "item"), Categories(s), s.Description ?? "" })]);
            context.Say(suites.Count == 0 ? $"no benchmark suites{(module is null ? "" : $" of {module}")} are kept here: 'tracker benchmark add' makes one" : Count.Of(suites.Count, "suite"));
        }

        return context.Finish();
    }

    private static string Categories(BenchmarkSuite suite) => suite.Categories.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{suite.Categories.Count} {(suite.Categories.Count == 1 ? "category" : "categories")}");
}
