using StaticTracker.Diagnostics;
using StaticTracker.Indexing;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary>Writes the derived index beside the data, under the data folder's lock.</summary>
internal static class IndexFile
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <summary>False, with a problem, where it cannot be written.</summary>
    public static bool Write(DataFolder folder, HeatmapIndex index, CommandContext context, Problems problems)
    {
        using var writer = DataWriter.Open(folder, s_patience, () => context.Say("waiting for another tracker that is at work here …"), problems);
        return writer is not null && writer.WriteDerived(folder.Index, stream => HeatmapIndexJson.Write(index, stream), problems);
    }
}
