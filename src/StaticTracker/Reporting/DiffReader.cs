using StaticTracker.Checking;
using StaticTracker.Comparison;
using StaticTracker.Diagnostics;
using StaticTracker.Gating;
using StaticTracker.Git;
using StaticTracker.History;
using StaticTracker.Json;
using StaticTracker.Modules;
using StaticTracker.Reporting.Records;
using StaticTracker.Storage;

namespace StaticTracker.Reporting;

/// <summary>
/// Makes the report: finds the files that differ, says what changed in them, compares what is new, checks the head. What judges is read at the base, so that a
/// change cannot judge itself.
/// </summary>
public static class DiffReader
{
    /// <summary>The report; null, with a problem in <paramref name="misuse"/>, where the base has no baseline of the name that was asked for.</summary>
    public static DiffReport? Read(GitRepository repository, DataFolder folder, DiffRange range, DiffOptions options, Problems misuse)
    {
        var problems = new Problems();
        var listing = Task.Run(() => DataTree.Of(repository, range.Base.Commit!.Value, problems));
        using var head = HeadData.Of(repository, folder, range.Head, problems);
        var atBase = listing.GetAwaiter().GetResult();
        var policy = new BasePolicy(repository, range.Policy.Commit == range.Base.Commit ? atBase : DataTree.Of(repository, range.Policy.Commit!.Value, problems), head, problems);
        return new Reading(repository, atBase, policy, head, options, problems).Read(range, misuse);
    }

    private sealed class Reading(GitRepository repository, DataTree atBase, BasePolicy policy, HeadData head, DiffOptions options, Problems problems)
    {
        private readonly List<ModuleDiff> _modules = [];
        private readonly List<ModuleId> _unchanged = [];
        private readonly List<GateCell> _cells = [];
        private readonly List<ForbiddenChange> _forbidden = [];
        private IReadOnlyList<PromotionChange> _promotions = [];
        private IReadOnlyList<RecordChange> _records = [];

        public DiffReport? Read(DiffRange range, Problems misuse)
        {
            var settings = policy.Settings;
            if (options.Against is { } name && !settings.Baselines.Names.Contains(name, StringComparer.Ordinal))
            {
                var near = DidYouMean.Of(name, settings.Baselines.Names);
                misuse.Add(
                    SourceSpan.File(head.Show(DataFolder.SettingsName)), Codes.References.PolicyName, $"there is no baseline '{ForbiddenChanges.Cut(name)}' at the base",
                    near is null ? "describe it under baselines; it counts once it is merged" : $"did you mean '{near}'?");
                return null;
            }

            // The check reads the head alone, so that it need not wait for what is compared.
            var checking = Task.Run(Check);
            try
            {
                return Report(range, settings, ReadChanges(settings, range.Base.Commit!.Value), checking);
            }
            finally
            {
                Task.WaitAny(checking);
            }
        }

        private DiffReport Report(DiffRange range, Settings settings, IReadOnlyList<GateCell> cells, Task<IReadOnlyList<Problem>> checking)
        {
            var judged = ComparisonOrder.Of(cells.Select(c => c.Baselines[0].Comparison).OfType<ExperimentComparison>());
            problems.AddRange(judged.Where(c => CellWord.Of(c) is CellOutcome.Worse or CellOutcome.WorseInPart).Select(c => DiffWords.Warning(c, head.Show($"modules/{c.Module}.json"))));
            var (changes, check) = (problems.ToList(), checking.GetAwaiter().GetResult());
            return new DiffReport
            {
                Base = range.Base,
                Head = range.Head,
                PolicyEnd = range.Policy,
                DataFolder = head.Root,
                Modules = [.. _modules.OrderBy(m => m.Id)],
                Unchanged = [.. _unchanged.Order()],
                Comparisons = judged,
                Settings = ChangesOfSettings(),
                Promotions = _promotions,
                Records = _records,
                Changes = changes,
                Check = check,
                Gate = GateReport.Of(settings.Gate, cells, OwnFindings.Of(settings.Gate, cells.Count, changes, check), settings.NoDifferenceMargin, options.Day),
                Margin = settings.NoDifferenceMargin,
            };
        }

        /// <summary>What the change brings: everything that is compared, judged as one family.</summary>
        private IReadOnlyList<GateCell> ReadChanges(Settings settings, ObjectId at)
        {
            ReadModules(new NewCells(settings, options));
            TellForbidden(at, settings.Publish.Authors);
            problems.AddRange(VerdictEdits.Find(repository, atBase, head, _modules));
            _promotions = new PromotionChanges(repository, atBase, head, settings, problems).Read();
            _records = new RecordChanges(repository, atBase, head, problems).Read();
            return CellBaselines.Judge([.. _cells.OrderBy(c => c.Module).ThenBy(c => c.Experiment, ExperimentOrder.Comparer)], settings.NoDifferenceMargin);
        }

        private IReadOnlyList<Problem> Check()
        {
            var found = new Problems();
            new DataCheck(head.Folder, null, found).CheckFolder();
            return [.. found.ToList().Select(head.AtHome)];
        }

        /// <summary>What the change does to the settings; nothing where one of both sides cannot be read, which is told.</summary>
        private IReadOnlyList<FieldChange> ChangesOfSettings()
        {
            using var old = Tree(atBase.ReadFile(repository, DataFolder.SettingsName) ?? "{}"u8.ToArray());
            using var now = Tree(head.Read(DataFolder.SettingsName) ?? "{}"u8.ToArray());
            return old is null || now is null ? [] : SettingsChanges.Of(old.Root, now.Root);
        }

        private void TellForbidden(ObjectId at, bool withAuthors)
        {
            var asked = _forbidden.Select(f => f.Asks).OfType<ValueQuestion>().Take(ForbiddenChange.MostAsked).ToList();
            var origins = ValueOrigins.Find(repository, at, asked);
            problems.AddRange(_forbidden.Select(f => f.With(f.Asks is { } question ? origins.GetValueOrDefault(question) : null, withAuthors)));
        }

        private static JsonTree? Tree(byte[] text) => JsonTree.TryParse(text, out _);

        private void ReadModules(NewCells cells)
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

            policy.ReadPrimaryRubrics(differing, old);
            foreach (var path in differing.Where(p => !old.ContainsKey(p)))
            {
                ReadModule(path, null, cells);
            }

            foreach (var (path, before) in DataTree.Read(repository, [.. differing.Where(old.ContainsKey).Select(p => (p, old[p]))]))
            {
                if (before is null)
                {
                    problems.Add(new Problem(SourceSpan.File(head.Show(path)), Codes.History.MissingObject, "the base's version of this file is not in this clone", "clone without a filter, or git fetch --refetch") { Severity = Severity.Error });
                    continue;
                }

                ReadModule(path, before, cells);
            }
        }

        private static bool TryName(string path, out ModuleId id)
        {
            id = default;
            return path.Split('/') is ["modules", var name] && name.EndsWith(".json", StringComparison.Ordinal) && ModuleId.TryParse(name[..^5], out id);
        }

        private void ReadModule(string path, byte[]? before, NewCells cells)
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

            _forbidden.AddRange(ForbiddenChanges.Of(change, head.Show(path), repository.Prefix + path, now, options.AllowRemoved));
            using var tree = now is null || faultAfter is not null ? null : Tree(now);
            var module = tree is null ? null : ModuleReader.TryRead(tree, out _);
            _modules.Add(new ModuleDiff(change, module));
            if (module is not null && module.Id == id)
            {
                _cells.AddRange(cells.Of(policy.Judged(module, path, change), change, e => VerdictSheetReader.Read(head.Folder, id, e, new Problems())));
            }
        }
    }
}
