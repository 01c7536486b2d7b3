using System.Text;
using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Promotion;

/// <summary>
/// Says that a promotion is being written: its report first, then the module's list, which decides. Where that is cut off in between, the mark tells which
/// report belongs to nothing; the next one that writes takes it away. Lies in data/promotions/.pending, which git ignores.
/// </summary>
public sealed class PromotionMark(DataFolder folder, ModuleId module)
{
    private string Folder => Path.Combine(folder.Promotions, ".pending");

    private string File => Path.Combine(Folder, module.Text);

    /// <summary>The report and the entry that were being written; null: nothing is.</summary>
    public (string Report, string Entry)? Read()
    {
        try
        {
            return System.IO.File.Exists(File) && System.IO.File.ReadAllText(File).TrimEnd().Split(' ') is [var report, var entry] && DataFolder.IsFileName(report) ? (report, entry) : null;
        }
        catch (IOException)
        {
            return null; // Taken away between the two: it has just been done.
        }
    }

    /// <summary>The report that a promotion left when it was cut off, or has written this moment; null: none.</summary>
    public string? HalfReport(PromotionList list) => Read() is { } mark && list.Find(mark.Entry) is null ? mark.Report : null;

    /// <exception cref="IOException">The folder cannot be written.</exception>
    public void Set(string report, string entry)
    {
        Directory.CreateDirectory(Folder);
        var ignore = Path.Combine(Folder, ".gitignore");
        if (!System.IO.File.Exists(ignore))
        {
            AtomicFile.Write(ignore, "*\n"u8, flush: false);
        }

        AtomicFile.Write(File, Encoding.ASCII.GetBytes($"{report} {entry}\n"));
    }

    public void Remove() => System.IO.File.Delete(File);

    /// <summary>Takes away what a promotion left that was cut off; called under the lock. False, with a problem, where that fails.</summary>
    public bool Clear(DataWriter writer, PromotionList list, Problems problems)
    {
        if (writer.IsDry || Read() is null)
        {
            return true;
        }

        if (HalfReport(list) is { } report && Path.Combine(folder.ReportsOf(module), report + ".json") is var path && System.IO.File.Exists(path) && !writer.Delete(path, problems))
        {
            return false;
        }

        Remove();
        return true;
    }
}
