using System.Buffers;
using System.Collections.Concurrent;
using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Importing;

/// <summary>Brings runs into data/: plans each module, then writes verdict files first and the module's file last, so that whatever a module names is there.</summary>
internal sealed class Importer : IDisposable
{
    private const int InitialBytes = 128 << 10;

    private readonly DataFolder _folder;
    private readonly Settings _settings;
    private readonly ImportOptions _options;
    private readonly Problems _problems;
    private readonly ConcurrentDictionary<ModuleId, ModulePlan> _failed = new();
    private List<ModulePlan> _plans = [];
    private int _moduleCount; // Of the runs read, planned or not.

    public Importer(DataFolder folder, Settings settings, ImportOptions options, Problems problems) =>
        (_folder, _settings, _options, _problems) = (folder, settings, options, problems);

    /// <summary>The files that <see cref="Write"/> would write, absolute.</summary>
    public IReadOnlyList<string> Paths =>
    [
        .. _plans.Where(p => p.ChangesFile).SelectMany(p => VerdictPaths(p).Append(_folder.ModuleFile(p.Module))),
        .. _plans.SelectMany(p => p.TextFiles).Select(f => f.Path),
        .. _plans.SelectMany(p => p.Renamed.SelectMany(r => r.Files(_folder, p))).SelectMany(f => new[] { f.From, f.To }),
    ];

    /// <summary>The module files that hold what was there already and are not written for it, absolute.</summary>
    public IReadOnlyList<string> KeptPaths => [.. _plans.Where(p => !p.ChangesFile && p.AlreadyThere.Count > 0).Select(p => _folder.ModuleFile(p.Module))];

    /// <summary>Decides what is new. The folder's lock must be held from here to the end of <see cref="Write"/>. False where nothing may be written.</summary>
    public bool Plan(ReadRuns read)
    {
        var unknown = new UnknownMatchRates();
        var planner = new ModulePlanner(_folder, _settings, _options, unknown, _problems);
        var groups = ByModule(read.Runs).OrderBy(g => g.Key).ToArray();
        var plans = new ModulePlan?[groups.Length];
        _moduleCount = groups.Length;
        Parallel.For(0, groups.Length, i => plans[i] = planner.Plan(groups[i].Key, groups[i].Value));
        unknown.Tell(_problems);
        _plans = [.. plans.OfType<ModulePlan>()];
        PlanTexts();
        if (_options.Corrects is not { } corrected)
        {
            return true;
        }

        _plans = Correction.Apply(_plans, corrected, _options, _problems);
        return _plans.Count > 0;
    }

    /// <summary>
    /// Writes what was planned; a module whose files cannot be written keeps its old file whole, and what was made new for it is taken back. Whether all could be written. <paramref name="written"/> is given each
    /// module as it now is with what was added to it, from any thread.
    /// </summary>
    public bool Write(DataWriter writer, Action<int>? done, Action<Module, IReadOnlyList<PlannedRun>>? written = null)
    {
        ArrayBufferWriter<byte> WriteOne(ModulePlan plan, ArrayBufferWriter<byte> buffer)
        {
            var made = new List<string>();
            if (!plan.TextFiles.All(f => Put(writer, f.Path, f.Text, made)))
            {
                made.ForEach(path => writer.TakeBack(path, _problems));
                _failed.TryAdd(plan.Module, plan);
                return buffer;
            }

            if (!plan.ChangesFile)
            {
                return buffer;
            }

            var text = TextOf(plan, buffer);
            var moved = plan.Renamed.SelectMany(r => r.Files(_folder, plan).Select(f => (f.From, f.To, Text: r.TextOf(f.From, _problems)))).ToList();
            if (!WriteVerdicts(writer, plan, made) || !moved.TrueForAll(m => m.Text is not null && Put(writer, m.To, m.Text, made))
                || !writer.Write(_folder.ModuleFile(plan.Module), text.Span, _problems))
            {
                // No module names them: they would be files that belong to nothing.
                made.ForEach(path => writer.TakeBack(path, _problems));
                _failed.TryAdd(plan.Module, plan);
            }
            else if (!moved.TrueForAll(m => writer.Delete(m.From, _problems)))
            {
                _failed.TryAdd(plan.Module, plan);
            }
            else if (written is not null)
            {
                written(After(plan, text), plan.Added);
            }

            done?.Invoke(plan.Added.Count);
            return buffer;
        }

        // Each worker writes its modules one after the other in the same memory.
        Parallel.ForEach(
            _plans.Where(p => p.ChangesFile || p.TextFiles.Count > 0), () => new ArrayBufferWriter<byte>(InitialBytes), (plan, _, buffer) => WriteOne(plan, buffer), _ => { });
        return _failed.IsEmpty;
    }

    /// <summary>The runs of each module. Files of one lie beside each other, so that most runs are of the module of the one before.</summary>
    private static Dictionary<ModuleId, List<ResolvedRun>> ByModule(IReadOnlyList<ResolvedRun> runs)
    {
        var groups = new Dictionary<ModuleId, List<ResolvedRun>>();
        var (last, group) = (default(ModuleId), (List<ResolvedRun>?)null);
        foreach (var run in runs)
        {
            if (group is null || run.Module != last)
            {
                last = run.Module;
                if (!groups.TryGetValue(last, out group))
                {
                    groups.Add(last, group = []);
                }
            }

            group.Add(run);
        }

        return groups;
    }

    /// <summary>Adds files of items and details; a module whose texts contradict what is there is left as it is.</summary>
    private void PlanTexts()
    {
        var planner = new TextPlanner(_folder, _problems);
        for (var i = _plans.Count - 1; i >= 0; i--)
        {
            if (planner.Plan(_plans[i]) is { } planned)
            {
                _plans[i] = planned;
            }
            else
            {
                _plans[i].Dispose();
                _plans.RemoveAt(i);
            }
        }

        Texts = planner.Summary;
    }

    /// <summary>What is kept of texts.</summary>
    public TextSummary Texts { get; private set; } = TextSummary.None;

    /// <summary>What came of it. Files of a module that could not be read or written count as refused, whatever was planned.</summary>
    public ImportReport Report(ReadRuns read, int skipped)
    {
        var done = _plans.Where(p => !_failed.ContainsKey(p.Module)).ToList();
        var modules = done.Select(p => p.Module).ToHashSet();
        return new()
        {
            New = [.. done.SelectMany(p => p.Added.Select(a => (p.Module, a)))],
            AlreadyThere = [.. done.SelectMany(p => p.AlreadyThere.OrderBy(a => a.File.FullPath, StringComparer.Ordinal).Select(a => (p.Module, a.Id, a.File)))],
            Refused = read.Refused + (modules.Count == _moduleCount ? 0 : read.Runs.Where(r => !modules.Contains(r.Module)).Select(r => r.File).Distinct().Count()),
            Skipped = skipped,
            Texts = _options.Details == DetailChoice.None ? null : Texts,
        };
    }

    public void Dispose() => _plans.ForEach(p => p.Dispose());

    private static string PathOf(DataFolder folder, ModulePlan plan, PlannedRun run) => folder.VerdictFile(plan.Module, run.Experiment.Id);

    private IEnumerable<string> VerdictPaths(ModulePlan plan) => plan.Added.Where(a => a.Verdicts is not null).Select(a => PathOf(_folder, plan, a));

    /// <summary>Writes a file, and takes down where there was none before.</summary>
    private bool Put(DataWriter writer, string path, ReadOnlySpan<byte> content, List<string> made)
    {
        var isNew = !File.Exists(path);
        if (!writer.Write(path, content, _problems))
        {
            return false;
        }

        if (isNew)
        {
            made.Add(path);
        }

        return true;
    }

    private bool WriteVerdicts(DataWriter writer, ModulePlan plan, List<string> made)
    {
        foreach (var added in plan.Added)
        {
            if (added.Verdicts is { } table
                && !Put(writer, PathOf(_folder, plan, added), VerdictText.Of(new VerdictSheet(added.Experiment.Id, table.Items, table.Rows) { Scores = table.Scores }), made))
            {
                return false;
            }
        }

        return true;
    }

    private Module After(ModulePlan plan, ReadOnlyMemory<byte> text)
    {
        if (plan.Edits.Count > 0 || plan.NewPrimaryRubric is not null)
        {
            using var tree = JsonTree.Parse(text);
            return ModuleReader.TryRead(tree, out _)!;
        }

        var settings = _settings.Of(plan.Module);
        var before = plan.Before ?? new Module { Id = plan.Module, Name = settings.Name, Description = settings.Description, PrimaryRubric = plan.PrimaryRubric, Group = settings.Group };
        var added = plan.Added.Select(a => a.Experiment).ToArray();
        if (before.Experiments.Count == 0)
        {
            return before with { Experiments = added };
        }

        var experiments = before.Experiments.Where(e => !Array.Exists(added, a => a.Id == e.Id)).Concat(added).ToArray();
        Array.Sort(experiments, ExperimentOrder.Comparer);
        return before with { Experiments = experiments };
    }

    private static Dictionary<string, decimal?> MatchRates(Module module, string primary)
    {
        var rates = new Dictionary<string, decimal?>(StringComparer.Ordinal);
        foreach (var experiment in module.Experiments)
        {
            if (experiment.Metrics.MatchRate is null && experiment.Rubric(primary)?.FullRate is { } rate)
            {
                rates[experiment.Id] = rate;
            }
        }

        return rates;
    }

    /// <summary>The module's file as it is to be; in the buffer where that serves, until the next one is made.</summary>
    private ReadOnlyMemory<byte> TextOf(ModulePlan plan, ArrayBufferWriter<byte> buffer)
    {
        var text = plan.Existing is null ? ModuleText.Create(plan.Module, _settings.Of(plan.Module), plan.PrimaryRubric)
            : plan.NewPrimaryRubric is { } primary ? ModuleText.WithPrimaryRubric(plan.Existing.Tree, primary, MatchRates(plan.Before!, primary))
            : null;
        foreach (var (id, members) in plan.Edits)
        {
            using var edited = text is null ? null : JsonTree.Parse(text);
            text = ModuleText.Edit(edited ?? plan.Existing!.Tree, id, members);
        }

        if (plan.Added.Count == 0)
        {
            return text!;
        }

        using var tree = text is null ? null : JsonTree.Parse(text);
        buffer.ResetWrittenCount();
        ModuleText.WriteWithExperiments(buffer, tree ?? plan.Existing!.Tree, [.. plan.Added.Select(a => a.Experiment)]);
        return buffer.WrittenMemory;
    }
}
