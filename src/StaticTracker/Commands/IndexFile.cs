using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary>Writes the derived index beside the data, under the data folder's lock.</summary>
internal static class IndexFile
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <summary>False, with a problem, where it cannot be written; an index that is up to date is left alone.</summary>
    public static bool Write(DataFolder folder, byte[] content, CommandContext context)
    {
        if (File.Exists(folder.Index) && new FileInfo(folder.Index).Length == content.Length && File.ReadAllBytes(folder.Index).AsSpan().SequenceEqual(content))
        {
            return true;
        }

        using var writer = DataWriter.Open(folder, s_patience, () => context.Say("waiting for another tracker that is at work here …"), context.Problems);
        return writer is not null && writer.Write(folder.Index, content, context.Problems, flush: false);
    }
}
