using System.CommandLine;
using StaticTracker.Diagnostics;
using StaticTracker.Promotion;

namespace StaticTracker.Commands;

/// <summary><c>tracker versions</c>: what is active of each module; of one module all that ever was, and what a rollback would go back to.</summary>
internal static class VersionsCommand
{
    public static Verb Create()
    {
        var module = new Argument<string?>("MODULE") { HelpName = "MODULE", CompletionSources = { Offers.Modules }, Description = "All that ever was active of this module", Arity = ArgumentArity.ZeroOrOne };
        return new Verb("versions", "What is active of each module; of one module, all that ever was", "tracker versions", "tracker versions m01 --json")
        {
            Arguments = { module },
            Run = (result, context) => Run(context, result.GetValue(module)),
        };
    }

    private static int Run(CommandContext context, string? wanted)
    {
        if (context.FindData() is not { } folder)
        {
            return context.Finish();
        }

        if (wanted is null)
        {
            var lists = PromotionReader.ModulesOf(folder).Select(m => PromotionReader.Read(folder, m, context.Problems)).OfType<PromotionList>().Where(l => l.Active is not null).ToList();
            Write(context, [.. lists.Select(l => (l, l.Active!))], withModule: true);
            return context.Finish();
        }

        if (ModuleArgument.Find(context, wanted, PromotionPlace.Modules(folder)) is not { } module)
        {
            return ExitCode.Misuse;
        }

        if (PromotionReader.Read(folder, module, context.Problems) is { } list)
        {
            Write(context, [.. list.Entries.Reverse().Select(e => (list, e))], withModule: false);
        }

        return context.Finish();
    }

    private static void Write(CommandContext context, IReadOnlyList<(PromotionList List, PromotionEntry Entry)> rows, bool withModule)
    {
        if (context.Json)
        {
            context.AnswerJson(json =>
            {
                json.WriteStartArray("versions");
                foreach (var (list, entry) in rows)
                {
                    json.WriteStartObject();
                    json.WriteString("module", list.Module.Text);
                    json.WriteBoolean("active", entry == list.Active);
                    json.WriteBoolean("contested", entry == list.Active && list.IsContested);
                    json.WritePropertyName("entry");
                    PromotionJson.Entry(json, entry);
                    if (entry == list.Active && list.RollbackTarget is { } target)
                    {
                        json.WriteString("rollback_to", target.Id);
                    }

                    json.WriteEndObject();
                }

                json.WriteEndArray();
            });
            return;
        }

        TextColumns.Write(context.Out, [.. rows.Select(r => Row(r.List, r.Entry, withModule))]);
        context.Say(rows.Count == 0 ? "nothing was ever promoted: 'tracker promote' makes a version active" : Words(rows, withModule));
    }

    private static string[] Row(PromotionList list, PromotionEntry entry, bool withModule) =>
    [
        withModule ? list.Module.Text : entry == list.Active ? "active" : "", entry.Version.Name, entry.Since.Text, entry.IsRollback ? "rollback" : entry.Override is null ? "by policy" : "override",
        entry.By ?? "", entry.Override ?? entry.Why,
    ];

    private static string Words(IReadOnlyList<(PromotionList List, PromotionEntry Entry)> rows, bool withModule) => withModule ? Count.Of(rows.Count, "module")
        : $"{Count.Of(rows.Count, "entry").Replace("entrys", "entries", StringComparison.Ordinal)}; {(rows[0].List.RollbackTarget is { } target ? $"a rollback would go back to {target.Version.Name}" : "there is nothing to go back to")}";
}
