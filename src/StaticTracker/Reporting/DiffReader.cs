using StaticTracker.Checking;
using StaticTracker.Comparison;
using StaticTracker.Diagnostics;
using StaticTracker.Git;
using StaticTracker.History;
using StaticTracker.Json;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Reporting;

/// <summary>
/// Makes the report: finds the files that differ, says what changed in them, compares what is new, checks the head. Margins and limits are read at the base, so
/// that a change cannot judge itself.
/// </summary>
public static class DiffReader
{
    public static DiffReport Read(GitRepository repository, DataFolder folder, DiffRange range)
    {
        var problems = new Problems();
        using var head = HeadData.Of(repository, folder, range.Head, problems);
        return new Reading(repository, DataTree.Of(repository, range.Base.Commit!.Value, problems), head, problems).Read(range);
    }

    private sealed class Reading(GitRepository repository, DataTree atBase, HeadData head, Problems problems)
    {
        private readonly List<ModuleDiff> _modules = [];
        private readonly List<ModuleId> _unchanged = [];
        private readonly List<ExperimentComparison> _comparisons = [];

        public DiffReport Read(DiffRange range)
        {
            var settings = ReadSettings(out var changed);
            ReadModules(new Comparer(settings));
            problems.AddRange(VerdictEdits.Find(repository, atBase, head, _modules));
            var judged = ComparisonOrder.Of(ComparisonFamily.Judge(_comparisons, settings.NoDifferenceMargin));
            problems.AddRange(judged.Where(c => CellWord.Of(c) is CellOutcome.Worse or CellOutcome.WorseInPart).Select(c => DiffWords.Warning(c, head.Show($"modules/{c.Module}.json"))));
            var found = new Problems();
            new DataCheck(head.Folder, null, found).CheckFolder();
            return new DiffReport
            {
                Base = range.Base,
                Head = range.Head,
                Modules = [.. _modules.OrderBy(m => m.Id)],
                Unchanged = [.. _unchanged.Order()],
                Comparisons = judged,
                Settings = changed,
                Changes = problems.ToList(),
                Check = [.. found.ToList().Select(head.AtHome)],
                Margin = settings.NoDifferenceMargin,
            };
        }

        /// <summary>The settings of the base, and what differs from them at the head.</summary>
        private Settings ReadSettings(out IReadOnlyList<FieldChange> changed)
        {
            var before = atBase.Files.TryGetValue(DataFolder.SettingsName, out var side) && side.IsFile
                ? DataTree.Read(repository, [(DataFolder.SettingsName, side.Id)]).First().Bytes : null;
            using var old = Tree(before ?? "{}"u8.ToArray());
            using var now = Tree(head.Read(DataFolder.SettingsName) ?? "{}"u8.ToArray());
            var changes = new List<FieldChange>();
            if (old is not null && now is not null)
            {
                FieldDifferences.Add(changes, "", old.Root, now.Root);
            }

            var fits = old is not null && SettingsCheck.Fits(old);
            if (!fits)
            {
                problems.Add(SourceSpan.File(head.Show(DataFolder.SettingsName)), Codes.History.BrokenBase, "the settings cannot be used at the base, so that the defaults judge", "repair them on the base branch");
            }

            changed = changes;
            return fits ? SettingsReader.Read(old!) : Settings.Default;
        }

        private static JsonTree? Tree(byte[] text) => JsonTree.TryParse(text, out _);

        private void ReadModules(Comparer comparer)
        {
            var names = new SortedSet<string>(StringComparer.Ordinal);
            var old = new Dictionary<string, ObjectId>(StringComparer.Ordinal);
            foreach (var (path, side) in atBase.Files)
            {
                if (side.IsFile && TryName(path, out _))
                {
                    old.Add(path, side.Id);
                    names.Add(path);
                }
            }

            names.UnionWith(DataFolder.IsLink(new DirectoryInfo(head.Folder.Modules)) ? [] : head.Folder.ModuleFiles().Select(f => $"modules/{f.Name}").Where(p => TryName(p, out _)));
            var differing = names.Where(path => !old.TryGetValue(path, out var blob) || !head.Has(path, blob)).ToList();
            foreach (var path in names.Except(differing))
            {
                TryName(path, out var id);
                _unchanged.Add(id);
            }

            foreach (var path in differing.Where(p => !old.ContainsKey(p)))
            {
                ReadModule(path, null, comparer);
            }

            foreach (var (path, before) in DataTree.Read(repository, [.. differing.Where(old.ContainsKey).Select(p => (p, old[p]))]))
            {
                if (before is null)
                {
                    problems.Add(new Problem(SourceSpan.File(head.Show(path)), Codes.History.MissingObject, "the base's version of this file is not in this clone", "clone without a filter, or git fetch --refetch") { Severity = Severity.Error });
                    continue;
                }

                ReadModule(path, before, comparer);
            }
        }

        private static bool TryName(string path, out ModuleId id)
        {
            id = default;
            return path.Split('/') is ["modules", var name] && name.EndsWith(".json", StringComparison.Ordinal) && ModuleId.TryParse(name[..^5], out id);
        }

        private void ReadModule(string path, byte[]? before, Comparer comparer)
        {
            TryName(path, out var id);
            var now = head.Read(path);
            var (change, faultBefore, faultAfter) = ModuleTexts.Compare(id, before, now);
            if (before is null && now is null)
            {
                // A link, or a file that nobody may read: the check says so.
                return;
            }

            if (faultBefore is not null)
            {
                problems.Add(SourceSpan.File(head.Show(path)), Codes.History.BrokenBase, $"the base's version cannot be read: {faultBefore}; what changed is not told", "repair it on the base branch first");
            }

            problems.AddRange(ForbiddenChanges.Of(change, head.Show(path), now));
            using var tree = now is null || faultAfter is not null ? null : Tree(now);
            var module = tree is null ? null : ModuleReader.TryRead(tree, out _);
            _modules.Add(new ModuleDiff(change, module));
            if (module is not null && module.Id == id)
            {
                var added = change.Facts.OfType<DataFact.ExperimentAdded>().Select(f => f.Experiment.Id).ToHashSet(StringComparer.Ordinal);
                _comparisons.AddRange(NewCells.Compare(module, added, comparer, e => VerdictSheetReader.Read(head.Folder, id, e, new Problems())));
            }
        }
    }
}
