using System.Collections.Concurrent;
using StaticTracker.Checking;
using StaticTracker.Diagnostics;
using StaticTracker.Indexing;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary>All sound modules of a data folder, read once: their rows, and whatever a verb wants to do with each on the way.</summary>
internal sealed record LoadedProject(Settings Settings, IReadOnlyCollection<ModuleRow> Rows)
{
    /// <summary>Reads, checks and indexes every module; <paramref name="also"/> is called from several threads, once for each sound module.</summary>
    public static LoadedProject Read(DataFolder folder, Settings settings, Problems problems, Action<Module, ModuleRow, JsonFile>? also = null)
    {
        var rows = new ConcurrentBag<ModuleRow>();
        CheckedModules.Read(folder, settings, problems, (module, file) =>
        {
            var row = HeatmapIndexer.RowOf(module, settings);
            rows.Add(row);
            also?.Invoke(module, row, file);
        });
        return new LoadedProject(settings, rows);
    }
}
