using System.Collections.Concurrent;
using StaticTracker.Checking;
using StaticTracker.Diagnostics;
using StaticTracker.Indexing;
using StaticTracker.Indexing.Caching;
using StaticTracker.Site;
using StaticTracker.Storage;
using StaticTracker.Storage.Binary;

namespace StaticTracker.Commands;

/// <summary>All sound modules of a data folder, read once: their rows, and the pages of a site made on the way.</summary>
internal sealed record LoadedProject(IReadOnlyCollection<ModuleRow> Rows, RowCache Known)
{
    /// <summary>Reads, checks and indexes every module.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="problems">Takes what is wrong.</param>
    /// <param name="cache">A folder for what need not be done again; null: everything is read.</param>
    /// <param name="site">The site whose module pages are to be made on the way.</param>
    public static LoadedProject Read(DataFolder folder, Settings settings, Problems problems, string? cache = null, SiteBuilder? site = null)
    {
        var rows = new ConcurrentBag<ModuleRow>();
        var known = RowCache.Open(cache, folder, settings);
        CheckedModules.Read(folder, settings, problems, new ModuleReading
        {
            Known = known.IsOn ? Take : null,
            Look = Look,
        });
        return new LoadedProject(rows, known);

        KnownModule? Take(FileInfo file)
        {
            if (known.Find(file) is not { } entry)
            {
                return null;
            }

            var (hashes, row) = entry.Read();
            row = row with { SourceKey = entry.Content };
            if (site is not null && !site.KeepModule(row))
            {
                return null;
            }

            known.Keep(entry);
            rows.Add(row);
            return new KnownModule(row.Id, hashes);
        }

        void Look(ModuleRead read)
        {
            if (read.Problems.HasErrors)
            {
                return;
            }

            var text = read.Problems.File.Text;
            var row = HeatmapIndexer.RowOf(read.Module, settings);
            if (site is not null || known.IsOn)
            {
                row = row with { SourceKey = ContentKey.Of(text.Span) };
            }

            rows.Add(row);
            site?.RenderModule(read.Module, row, text);
            if (read.Problems.AreNone)
            {
                known.Add(read.File, read.ReadAt, read.IdHashes, row);
            }
        }
    }
}
