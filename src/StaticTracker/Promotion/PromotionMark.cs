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

    /// <summary>The report, and by what the list shows that it is done: its entry, or an experiment that a cycle looked at; null: nothing is being written.</summary>
    public (string Report, string Token)? Read()
    {
        try
        {
            return System.IO.File.Exists(File) && System.IO.File.ReadAllText(File).TrimEnd().Split(' ') is [var report, var token] && DataFolder.IsFileName(report) ? (report, token) : null;
        }
        catch (IOException)
        {
            return null; // Taken away between the two: it has just been done.
        }
    }

    /// <summary>The report that a promotion left when it was cut off, or has written this moment; null: none.</summary>
    public string? HalfReport(PromotionList list) => Read() is { } mark && list.Find(mark.Token) is null && !list.Seen.Contains(mark.Token) ? mark.Report : null;

    /// <exception cref="IOException">The folder cannot be written.</exception>
    public void Set(string report, string token)
    {
        Directory.CreateDirectory(Folder);
        var ignore = Path.Combine(Folder, ".gitignore");
        if (!System.IO.File.Exists(ignore))
        {
            AtomicFile.Write(ignore, "*\n"u8, flush: false);
        }

        AtomicFile.Write(File, Encoding.ASCII.GetBytes($"{report} {token}\n"));
    }

    public void Remove() => System.IO.File.Delete(File);

    /// <summary>Takes away what a promotion left that was cut off, files half written aside too; called under the lock. False, with a problem, where that fails.</summary>
    public bool Clear(DataWriter writer, PromotionList list, Problems problems)
    {
        if (writer.IsDry)
        {
            return true;
        }

        foreach (var aside in new[] { folder.Promotions, Folder, folder.ReportsOf(module) }.Where(Directory.Exists).SelectMany(f => Directory.GetFiles(f, "*" + AtomicFile.AsideSuffix)))
        {
            System.IO.File.Delete(aside);
        }

        if (Read() is null)
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
