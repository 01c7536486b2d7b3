using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Routing;

namespace StaticTracker.Commands;

/// <summary><c>tracker route list</c>: every router with what it chooses between.</summary>
internal static class RouteListCommand
{
    public static Verb Create()
    {
        var module = RunOptions.Text("--module", "ID", "Only of this module", Offers.Modules);
        return new Verb("list", "List the routers with what they choose between", "tracker route list", "tracker route list --module m01 --json")
        {
            Options = { module },
            Run = (result, context) => Run(context, result.GetValue(module)),
        };
    }

    public static int Run(CommandContext context, string? wanted)
    {
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

        var library = new RouterLibrary(folder);
        var routers = modules.Select(m => ModuleId.TryParse(m, out var id) ? id : (ModuleId?)null).OfType<ModuleId>().SelectMany(m => library.Of(m, context.Problems)).ToList();
        if (context.Json)
        {
            context.AnswerJson(json =>
            {
                json.WriteStartArray("routers");
                foreach (var router in routers)
                {
                    json.WriteStartObject();
                    RouteJson.Head(json, router);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            });
            return context.Finish();
        }

        TextColumns.Write(context.Out, [.. routers.Select(r => new[] { r.Address, $"data set {RoutePlace.DataSetOf(r)}", Count.Of(r.Items, "item"), $"{r.Benchmark.Address} held out", string.Join(", ", r.Candidates.Select(c => c.Name)) })]);
        context.Say(routers.Count == 0 ? "no routers are kept here: 'tracker route train' trains one" : Count.Of(routers.Count, "router"));
        return context.Finish();
    }
}
