using StaticTracker.Diagnostics;
using StaticTracker.Runs.Ab;

namespace StaticTracker.Commands;

/// <summary><c>tracker ab list</c>: the A/B experiments, those that go on first.</summary>
internal static class AbListCommand
{
    public static Verb Create()
    {
        var module = RunOptions.Text("--module", "ID", "Only of this module", Offers.Modules);
        return new Verb("list", "List A/B experiments, those that go on first", "tracker ab list", "tracker ab list --module m01 --json")
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

        var kept = AbReader.All(folder, context.Problems);
        if (module is not null && ModuleArgument.Find(context, module, [.. PromotionPlace.Modules(folder), .. kept.Select(e => e.Module.Text)]) is null)
        {
            return ExitCode.Misuse;
        }

        var all = kept.Where(e => module is null || e.Module.Text == module).OrderBy(e => e.Conclusion is not null).ThenByDescending(e => e.StartedAt).ThenBy(e => e.Id, StringComparer.Ordinal).ToList();
        if (context.Json)
        {
            context.AnswerJson(json =>
            {
                json.WriteStartArray("experiments");
                foreach (var experiment in all)
                {
                    json.WriteStartObject();
                    AbWords.WritePlan(json, experiment);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            });
        }
        else
        {
            TextColumns.Write(context.Out, [.. all.Select(e => new[] { e.Id, e.Module.Text, e.Conclusion is { } c ? AbText.Words(c.Decision).ToString() : "goes on", e.PrimaryMetric, e.Hypothesis })]);
            context.Say(Count.Of(all.Count, "A/B experiment"));
        }

        return context.Finish();
    }
}
