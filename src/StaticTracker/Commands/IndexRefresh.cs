using System.Collections.Concurrent;
using StaticTracker.Diagnostics;
using StaticTracker.History;
using StaticTracker.Importing;
using StaticTracker.Indexing;
using StaticTracker.Indexing.Caching;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary>
/// Regenerates the derived index after something was written. Modules that were just written are known; the others are read. What keeps it from being made is said, and does
/// not undo what was written.
/// </summary>
internal sealed class IndexRefresh(DataFolder folder, Settings settings)
{
    private readonly ConcurrentDictionary<string, ModuleRow> _rows = new(StringComparer.Ordinal);

    /// <summary>A module as it was just written, with what was added to it; from any thread.</summary>
    public void Know(Module module, IReadOnlyList<PlannedRun> added)
    {
        var intervals = ModuleIntervals.Open(folder, module.Id, new Problems());
        foreach (var run in added)
        {
            if (run.Verdicts is { } verdicts)
            {
                intervals.Know(run.Experiment, new VerdictSheet(run.Experiment.Id, verdicts.Items, verdicts.Rows));
            }
        }

        _rows[module.Id.Text + ".json"] = HeatmapIndexer.RowOf(module, settings, intervals);
    }

    /// <summary>Writes the index.</summary>
    public void Write(CommandContext context)
    {
        var found = new Problems();
        var history = HistoryReader.Read(folder.Root);
        var known = RowCache.Open(history.CacheFolder, folder, settings);
        var files = folder.ModuleFiles();
        AllCores.Run(files.Count, i =>
        {
            var file = files[i];
            if (_rows.ContainsKey(file.Name))
            {
                return;
            }

            if (FileLook.Of(file) is { } look && known.Find(file, look) is { } entry)
            {
                _rows[file.Name] = entry.Packed.Read().Row;
                return;
            }

            using var json = JsonFile.Read(file.FullName, found);
            if (json is not null && ModuleReader.TryRead(json.Tree, out _) is { } module)
            {
                Know(module, []);
            }
            else if (json is not null)
            {
                found.Add(json.SpanOf(json.Tree.Root), Codes.Reading.Schema, "this is no module file");
            }
        });
        if (found.HasErrors)
        {
            context.Say($"{DataFolder.Show(folder.Index)} was left as it is: other files have problems ('tracker check' tells which)");
            return;
        }

        IndexFile.Write(folder, HeatmapIndexer.Combine(_rows.Values, GeneratedAt.Of(history)), context, context.Problems);
    }
}
