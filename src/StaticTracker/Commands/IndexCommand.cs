using StaticTracker.History;
using StaticTracker.Indexing;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary><c>tracker index</c>: regenerates data/heatmap_index.json.</summary>
internal static class IndexCommand
{
    public static Verb Create() => new("index", "Regenerate data/heatmap_index.json from the module files", "tracker index            # after editing module files by hand")
    {
        Run = static (_, context) => Run(context),
    };

    private static int Run(CommandContext context)
    {
        if (context.FindData() is not { } folder)
        {
            return context.Finish();
        }

        var history = HistoryReader.Read(folder.Root);
        var project = LoadedProject.Read(folder, context.ReadSettings(folder), context.Problems, history.CacheFolder);
        if (context.Problems.HasErrors)
        {
            Answer(context, folder, null);
            var exit = context.Finish();
            context.Say("The index was left as it is.");
            return exit;
        }

        var index = HeatmapIndexer.Combine(project.Rows, GeneratedAt.Of(history));
        if (IndexFile.Write(folder, index, context, context.Problems, project.Known))
        {
            project.Known.Save();
            Answer(context, folder, index);
            context.Say($"{DataFolder.Show(folder.Index)}: {Count.Of(index.Modules.Count, "module")}, {Count.Of(index.Modules.Sum(m => m.Cells.Count), "cell")}");
        }

        return context.Finish();
    }

    private static void Answer(CommandContext context, DataFolder folder, HeatmapIndex? index)
    {
        if (!context.Json)
        {
            return;
        }

        context.AnswerJson(json =>
        {
            json.WriteBoolean("indexed", index is not null);
            json.WriteString("file", DataFolder.Show(folder.Index));
            if (index is not null)
            {
                json.WriteNumber("modules", index.Modules.Count);
                json.WriteNumber("cells", index.Modules.Sum(m => m.Cells.Count));
            }
        });
    }
}
