using StaticTracker.Exporting;
using StaticTracker.Exporting.Tables;
using StaticTracker.Prompts;
using StaticTracker.Runs;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary>Prompts and runs as tables to be exported.</summary>
internal static class RecordTable
{
    /// <summary>Modules that have some, whether there are results of them or not.</summary>
    public static IEnumerable<string> ModulesOf(DataFolder folder, string what) =>
        what == "prompts" ? new PromptLibrary(folder).Modules.Select(m => m.Text) : new RunLibrary(folder).All(new Diagnostics.Problems(), withBundles: false).Select(r => r.Module.Text).Distinct();

    /// <summary>The table of some modules (none named: all); null, with problems, where something cannot be read: half of them would look like all.</summary>
    public static ExportTable? Of(CommandContext context, DataFolder folder, string what, IReadOnlyList<string> modules)
    {
        var wanted = modules.ToHashSet(StringComparer.Ordinal);
        ExportTable table;
        if (what == "prompts")
        {
            var library = new PromptLibrary(folder);
            table = PromptTable.Of([.. library.Modules.Where(m => Takes(m.Text)).SelectMany(m => library.Of(m, context.Problems))]);
        }
        else
        {
            table = RunsTable.Of([.. new RunLibrary(folder).All(context.Problems, withBundles: false).Where(r => Takes(r.Module.Text))]);
        }

        return context.Problems.HasErrors ? null : table;

        bool Takes(string module) => wanted.Count == 0 || wanted.Contains(module);
    }
}
