using System.Text;
using StaticTracker.Diagnostics;
using StaticTracker.Indexing;
using StaticTracker.Indexing.Caching;
using StaticTracker.Storage;
using StaticTracker.Storage.Binary;

namespace StaticTracker.Commands;

/// <summary>Writes the derived index beside the data, under the data folder's lock.</summary>
internal static class IndexFile
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <summary>
    /// False, with a problem, where it cannot be written. <paramref name="use"/> is called with the file's path while the lock keeps every other tracker from
    /// putting another index there.
    /// </summary>
    public static bool Write(DataFolder folder, HeatmapIndex index, CommandContext context, Problems problems, RowCache? known = null, Action<string>? use = null)
    {
        var key = known is { IsOn: true } ? KeyOf(index) : default;
        if (use is null && IsThere(folder, key, known))
        {
            return true;
        }

        using var writer = DataWriter.Open(folder, s_patience, () => context.Say("waiting for another tracker that is at work here …"), problems);
        if (writer is null || !(IsThere(folder, key, known) || WriteNew(writer, index, key, problems, known)))
        {
            return false;
        }

        use?.Invoke(folder.Index);
        return true;
    }

    private static bool IsThere(DataFolder folder, ContentKey key, RowCache? known) => known is not null && known.HasIndex(key, new FileInfo(folder.Index));

    private static bool WriteNew(DataWriter writer, HeatmapIndex index, ContentKey key, Problems problems, RowCache? known)
    {
        var path = writer.Folder.Index;
        if (!writer.WriteDerived(path, stream => HeatmapIndexJson.Write(index, stream), problems))
        {
            return false;
        }

        if (known is { IsOn: true })
        {
            known.NoteIndex(key, new FileInfo(path));
        }

        return true;
    }

    /// <summary>What the index is made from: the time of the data and the modules' files; the cache is of these settings and this program.</summary>
    private static ContentKey KeyOf(HeatmapIndex index)
    {
        var key = new StringBuilder(index.GeneratedAt);
        foreach (var row in index.Modules)
        {
            key.Append('\n').Append(row.Id.Text).Append(' ').Append(row.SourceKey.ToString());
        }

        return ContentKey.Of(key.ToString());
    }
}
