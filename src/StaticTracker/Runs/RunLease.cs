using StaticTracker.Diagnostics;
using StaticTracker.Storage;

namespace StaticTracker.Runs;

/// <summary>
/// What this machine knows of a run under way: who works on it, and a lock for its log. Lies in data/runs/.leases, which git ignores: a lease means nothing
/// elsewhere. Where it is gone the run takes no more lines.
/// </summary>
public sealed class RunLease(DataFolder folder, string run)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private string Folder => System.IO.Path.Combine(folder.Runs, ".leases");

    private string Path => System.IO.Path.Combine(Folder, run);

    /// <summary>Ids of the runs that are open for lines on this machine, in ordinal order.</summary>
    public static IReadOnlyList<string> Open(DataFolder folder)
    {
        var leases = System.IO.Path.Combine(folder.Runs, ".leases");
        return !Directory.Exists(leases) ? []
            : [.. Directory.EnumerateFiles(leases).Select(f => System.IO.Path.GetFileName(f)).Where(n => n[0] != '.' && !n.EndsWith(".lock", StringComparison.Ordinal) && !n.EndsWith(AtomicFile.AsideSuffix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }

    /// <summary>Whether the run is open for lines on this machine.</summary>
    public bool Exists => File.Exists(Path);

    /// <summary>Who works on it; null where nothing here says.</summary>
    public ProcessMark? Holder
    {
        get
        {
            try
            {
                return Exists ? ProcessMark.Parse(File.ReadAllText(Path)) : null;
            }
            catch (IOException)
            {
                return null; // Taken away between the two: the run has just ended.
            }
        }
    }

    /// <summary>Notes who works on it from now on; false, with a problem, where that cannot be written, as on a full disk.</summary>
    public bool TryWrite(ProcessMark holder, Problems problems)
    {
        try
        {
            Directory.CreateDirectory(Folder);
            var ignore = System.IO.Path.Combine(Folder, ".gitignore");
            if (!File.Exists(ignore))
            {
                AtomicFile.Write(ignore, "*\n"u8, flush: false);
            }

            AtomicFile.Write(Path, System.Text.Encoding.ASCII.GetBytes(holder + "\n"), flush: false);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(SourceSpan.File(DataFolder.Show(Path)), Codes.Surroundings.NotWritable, $"this file cannot be written: {e.Message}", "it says who works on the run; look at permissions and free space");
            return false;
        }
    }

    /// <summary>The run takes no more lines.</summary>
    public void Remove() => File.Delete(Path);

    /// <summary>Takes the lock of the log, waiting for whoever has it; null where it cannot be had.</summary>
    public FileStream? Lock()
    {
        Directory.CreateDirectory(Folder);
        var waits = new LockPatience(s_patience);
        while (true)
        {
            try
            {
                return LockPatience.Take(Path + ".lock");
            }
            catch (IOException) when (!waits.IsOver(Path + ".lock"))
            {
                Thread.Sleep(5); // Waiting for another process's lock: files give no event for that.
            }
            catch (IOException)
            {
                return null;
            }
        }
    }
}
