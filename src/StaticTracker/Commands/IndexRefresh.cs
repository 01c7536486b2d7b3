using StaticTracker.Diagnostics;
using StaticTracker.History;
using StaticTracker.Indexing;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary>Regenerates the derived index after something was written. What keeps it from that is said, and does not undo what was written.</summary>
internal static class IndexRefresh
{
    public static void After(CommandContext context, DataFolder folder, Settings settings)
    {
        var found = new Problems();
        var project = LoadedProject.Read(folder, settings, found);
        if (found.HasErrors)
        {
            context.Say($"{DataFolder.Show(folder.Index)} was left as it is: other files have problems ('tracker check' tells which)");
            return;
        }

        IndexFile.Write(folder, HeatmapIndexJson.Write(HeatmapIndexer.Combine(project.Rows, GeneratedAt.Of(HistoryReader.Read(folder.Root)))), context);
    }
}
