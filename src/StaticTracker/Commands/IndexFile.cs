using StaticTracker.Diagnostics;
using StaticTracker.Indexing;
using StaticTracker.Indexing.Caching;
using StaticTracker.Site;
using StaticTracker.Storage;
using StaticTracker.Storage.Binary;

namespace StaticTracker.Commands;

/// <summary>Writes the derived index beside the data, under the data folder's lock.</summary>
internal static class IndexFile
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <summary>
    /// False, with a problem, where it cannot be written. A <paramref name="site"/> that lacks it gets its copy while the lock keeps every other tracker from
    /// putting another index there.
    /// </summary>
    public static bool Write(DataFolder folder, HeatmapIndex index, CommandContext context, Problems problems, RowCache? known = null, SiteBuilder? site = null)
    {
        var key = known is { IsOn: true } ? KeyOf(index) : default;
        var wanting = site is null || site.KeepIndex(index) ? null : site;
        if (wanting is null && IsThere(folder, key, known))
        {
            return true;
        }

        using var writer = DataWriter.Open(folder, s_patience, () => context.Say("waiting for another tracker that is at work here …"), problems);
        if (writer is null || !(IsThere(folder, key, known) || WriteNew(writer, index, key, problems, (known, site))))
        {
            return false;
        }

        wanting?.CopyIndex(index, folder.Index);
        return true;
    }

    private static bool IsThere(DataFolder folder, ContentKey key, RowCache? known) => known is not null && known.HasIndex(key, new FileInfo(folder.Index));

    private static bool WriteNew(DataWriter writer, HeatmapIndex index, ContentKey key, Problems problems, (RowCache? Known, SiteBuilder? Site) with)
    {
        var path = writer.Folder.Index;
        if (!writer.WriteDerived(path, stream => Write(stream, index, with.Site), problems))
        {
            return false;
        }

        if (with.Known is { IsOn: true } known)
        {
            known.NoteIndex(key, new FileInfo(path));
        }

        return true;
    }

    private static void Write(Stream stream, HeatmapIndex index, SiteBuilder? site)
    {
        if (site is not null)
        {
            site.WriteIndex(index, stream);
        }
        else
        {
            HeatmapIndexJson.Write(index, stream);
        }
    }

    /// <summary>What the index is made from: the time of the data and the modules' files; the cache is of these settings and this program.</summary>
    private static ContentKey KeyOf(HeatmapIndex index) => ContentKey.Of(key =>
    {
        key.OptionalText(index.GeneratedAt);
        foreach (var row in index.Modules)
        {
            key.Text(row.Id.Text);
            key.Key(row.SourceKey);
        }
    });
}
