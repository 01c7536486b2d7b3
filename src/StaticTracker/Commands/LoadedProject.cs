using System.Collections.Concurrent;
using StaticTracker.Checking;
using StaticTracker.Diagnostics;
using StaticTracker.Gating;
using StaticTracker.Indexing;
using StaticTracker.Indexing.Caching;
using StaticTracker.Modules;
using StaticTracker.Site;
using StaticTracker.Storage;
using StaticTracker.Storage.Binary;
using StaticTracker.Suggestions;

namespace StaticTracker.Commands;

/// <summary>All sound modules of a data folder, read once: their rows, and the pages of a site made on the way.</summary>
/// <param name="Rows">Their rows, in no particular order.</param>
/// <param name="Known">What need not be read the next time.</param>
/// <param name="FilesRead">How many of the files were read, the others being as they were.</param>
internal sealed record LoadedProject(IReadOnlyCollection<ModuleRow> Rows, RowCache Known, int FilesRead)
{
    /// <summary>What a row, and what is made from it, is made from: the module's file, and what its stored verdicts add.</summary>
    private static ContentKey KeyOf(ReadOnlyMemory<byte> file, ContentKey intervals) =>
        intervals == default ? ContentKey.Of(file.Span) : ContentKey.Of(file.Span).With(intervals);

    /// <summary>What was suggested, and in the key what was seen since, which depends on single verdicts too.</summary>
    private static ModuleRow WithSuggestions(ModuleRow row, Module module, Settings settings, ModuleIntervals intervals)
    {
        if (module.Suggestions.Count == 0)
        {
            return row;
        }

        var suggestions = ListedSuggestions.Of(new EffectFinder(settings, intervals.SheetOf).List(module));
        return row with { Suggestions = suggestions, SourceKey = row.SourceKey.With(suggestions.Key) };
    }

    /// <summary>What the newest column of the heatmap shows: the newest version's newest run of each model.</summary>
    private static List<Experiment> NewestOf(Module module, ModuleRow row)
    {
        var shown = row.Cells.LastOrDefault(c => c.ByModel.Count > 0)?.ByModel.Select(r => r.Experiment).ToHashSet(StringComparer.Ordinal) ?? [];
        return [.. module.Counted.Where(e => shown.Contains(e.Id))];
    }

    /// <summary>Reads, checks and indexes every module.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="problems">Takes what is wrong.</param>
    /// <param name="cache">A folder for what need not be done again; null: everything is read.</param>
    /// <param name="site">The site whose module pages are to be made on the way.</param>
    /// <param name="gate">Says of each module's newest results what the policy does; null: nothing does.</param>
    /// <param name="withVerdicts">Make intervals from stored verdicts; otherwise all are of the totals.</param>
    /// <param name="withChanges">Say what the rows' changes stand on, also where no site is made.</param>
    public static LoadedProject Read(
        DataFolder folder, Settings settings, Problems problems, string? cache = null, SiteBuilder? site = null, bool withVerdicts = true, StandingGate? gate = null, bool withChanges = false)
    {
        var rows = new ConcurrentBag<ModuleRow>();
        var known = RowCache.Open(cache, folder, settings);
        var taken = 0;
        var all = CheckedModules.Read(folder, settings, problems, new ModuleReading
        {
            Known = known.IsOn ? Take : null,
            Look = Look,
        });
        return new LoadedProject(rows, known, all.FileCount - taken);

        KnownModule? Take(FileInfo file, FileLook look)
        {
            if (known.Find(file, look) is not { } entry)
            {
                return null;
            }

            var (hashes, row) = entry.Packed.Read();
            if (site is not null && !site.KeepModule(row))
            {
                return null;
            }

            known.Keep(entry);
            Interlocked.Increment(ref taken);
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
            var verdicts = read.Look is null ? FolderLook.None : known.VerdictsOf(read.File);
            var found = new Problems();
            var intervals = withVerdicts ? ModuleIntervals.Open(folder, read.Module.Id, found) : ModuleIntervals.OfTotals;
            var row = HeatmapIndexer.RowOf(read.Module, settings, intervals);
            if (site is not null || known.IsOn)
            {
                row = WithSuggestions(row with { SourceKey = KeyOf(text, intervals.KeyOf(read.Module)) }, read.Module, settings, intervals);
                row = row with { Brief = ModuleBrief.Of(read.Module, row, settings, intervals), Changes = RowChanges.Of(read.Module, row, settings, intervals) };
            }
            else if (withChanges)
            {
                row = row with { Changes = RowChanges.Of(read.Module, row, settings, intervals) };
            }

            site?.RenderModule(read.Module, row, intervals, text, gate?.Of(read.Module, NewestOf(read.Module, row), intervals.SheetOf));
            problems.AddRange(found.ToList());
            if (site is null && !known.IsOn)
            {
                rows.Add(row);
                return;
            }

            // From here on as bytes: all rows are held until the last page is made.
            var packed = PackedRow.Of(read.IdHashes, row);
            rows.Add(packed.Read().Row);
            if (read is { Problems.AreNone: true, Look: { } look } && found.Count == 0)
            {
                known.Add(read.File, look, verdicts, packed);
            }
        }
    }
}
