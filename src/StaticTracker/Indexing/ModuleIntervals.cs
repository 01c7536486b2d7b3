using StaticTracker.Comparison;
using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Storage;
using StaticTracker.Storage.Binary;

namespace StaticTracker.Indexing;

/// <summary>
/// The intervals of a module's pass rates: clustered by item where the verdicts are stored, which are read when somebody asks, and once. Stored verdicts
/// that cannot be used are told, and the interval is that of the totals then. Not for several threads at once.
/// </summary>
public sealed class ModuleIntervals
{
    private readonly DataFolder? _folder;
    private readonly ModuleId _module;
    private readonly Problems _problems;
    private readonly Dictionary<string, PassRateInterval?> _stored = new(StringComparer.Ordinal);
    private readonly Dictionary<string, VerdictSheet> _sheets = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _withheld = new(StringComparer.Ordinal);
    private IReadOnlyList<string> _items = [];
    private FileBuffer? _buffer;
    private Problems _found = new();

    private ModuleIntervals(DataFolder? folder, ModuleId module, Problems problems) => (_folder, _module, _problems) = (folder, module, problems);

    /// <summary>How the module's newest version moved, once somebody worked it out: both its row and its page say it.</summary>
    internal NewestChange? Change { get; set; }

    /// <summary>Intervals of a module whose verdicts, if there are any, are not looked at.</summary>
    public static ModuleIntervals OfTotals => new(null, default, new Problems());

    /// <summary>The intervals of a module of a data folder; what is wrong with its stored verdicts is told to <paramref name="problems"/>.</summary>
    public static ModuleIntervals Open(DataFolder folder, ModuleId module, Problems problems)
    {
        var verdicts = new DirectoryInfo(folder.VerdictsOf(module));
        if (!verdicts.Exists || DataFolder.IsLink(verdicts) || DataFolder.IsLink(verdicts.Parent!))
        {
            return new ModuleIntervals(null, module, problems);
        }

        if (DataFolder.WhyUnlistable(verdicts.FullName) is { } why)
        {
            problems.Add(SourceSpan.File(DataFolder.Show(verdicts.FullName)), Codes.Site.UnusedVerdicts, $"these verdicts are not used, so that intervals are those of the totals: {why}", "look at the folder's permissions");
            return new ModuleIntervals(null, module, problems);
        }

        return new ModuleIntervals(folder, module, problems);
    }

    /// <summary>The interval of an experiment; null where there are no counts.</summary>
    public PassRateInterval? Of(Experiment experiment) => Stored(experiment) ?? PassRateInterval.OfTotals(experiment);

    /// <summary>The intervals of the rubrics whose verdicts are stored, clustered by item; none where the verdicts do not give the experiment's figures.</summary>
    public IReadOnlyList<KeyValuePair<string, Interval?>> RubricsOf(Experiment experiment)
    {
        // Reads it, where nobody has.
        Stored(experiment);
        return !_sheets.TryGetValue(experiment.Id, out var sheet) ? []
            : [.. sheet.Rows.Where(r => experiment.Rubric(r.Key) is not null).Select(r => KeyValuePair.Create(r.Key, ClusteredRate.Of(SheetTallies.Of(sheet, [r.Value]))?.IntervalAt(1 - ComparisonFamily.Alpha)))];
    }

    /// <summary>Whether verdicts of an experiment are stored that give its figures.</summary>
    public bool HasVerdicts(Experiment experiment) => Stored(experiment) is not null;

    /// <summary>Takes verdicts that were just written, so that they need not be read.</summary>
    public void Know(Experiment experiment, VerdictSheet sheet) =>
        _stored[experiment.Id] = SheetAgreement.Agrees(experiment, sheet) ? PassRateInterval.OfVerdicts(experiment, Keep(sheet)) : null;

    /// <summary>An experiment's stored verdicts, whether they give its figures or not; null where there are none, or none that can be read, which is told with its interval.</summary>
    public VerdictSheet? SheetOf(string experiment) =>
        _folder is null ? null : _sheets.GetValueOrDefault(experiment) ?? VerdictSheetReader.Read(_folder, _module, experiment, new Problems(), _buffer ??= new FileBuffer());

    /// <summary>The stored verdicts that give the figures of their experiments, in the order of these; withdrawn ones too.</summary>
    public IReadOnlyList<VerdictSheet> SheetsOf(Module module)
    {
        var sheets = new List<VerdictSheet>();
        foreach (var experiment in module.Experiments)
        {
            // Reads it, where nobody has.
            Stored(experiment);
            if (_sheets.TryGetValue(experiment.Id, out var sheet))
            {
                sheets.Add(sheet);
            }
        }

        return sheets;
    }

    /// <summary>Experiments whose stored verdicts can be read and do not give their figures, so that nothing is made of them; withdrawn ones too.</summary>
    public IReadOnlySet<string> WithheldOf(Module module)
    {
        foreach (var experiment in module.Experiments)
        {
            Stored(experiment);
        }

        return _withheld;
    }

    /// <summary>All that the stored verdicts add to a module's file, as a key; the default one where they add nothing.</summary>
    public ContentKey KeyOf(Module module)
    {
        if (_folder is null)
        {
            return default;
        }

        var bytes = new ByteWriter();
        IReadOnlyList<string>? items = null;
        foreach (var sheet in SheetsOf(module))
        {
            Write(bytes, sheet, items);
            items = sheet.Items;
        }

        // Pages say of these that they are not used.
        foreach (var withheld in _withheld)
        {
            bytes.Text(withheld);
            bytes.Unsigned(0);
        }

        return bytes.Written.IsEmpty ? default : ContentKey.Of(bytes.Written);
    }

    /// <summary>All that a sheet says; items that are those of the sheet before are not said again.</summary>
    private static void Write(ByteWriter bytes, VerdictSheet sheet, IReadOnlyList<string>? itemsBefore)
    {
        bytes.Text(sheet.Experiment);
        var isSame = ReferenceEquals(sheet.Items, itemsBefore);
        bytes.Unsigned(isSame ? 0 : (ulong)sheet.Items.Count + 1);
        foreach (var item in isSame ? [] : sheet.Items)
        {
            bytes.Text(item);
        }

        bytes.Unsigned((ulong)sheet.Rows.Count);
        foreach (var (row, letters) in sheet.Rows)
        {
            bytes.Text(row);
            bytes.Text(letters);
        }

        foreach (var (name, scores) in sheet.Scores)
        {
            bytes.Text(name);
            foreach (var score in scores)
            {
                bytes.OptionalDecimal(score);
            }
        }
    }

    /// <summary>Sheets over the same items share one list of them: they stay in memory until the module's pages are made.</summary>
    private VerdictSheet Keep(VerdictSheet sheet)
    {
        _items = _items.SequenceEqual(sheet.Items, StringComparer.Ordinal) ? _items : sheet.Items;
        return _sheets[sheet.Experiment] = sheet with { Items = _items };
    }

    private PassRateInterval? Stored(Experiment experiment)
    {
        if (_folder is null)
        {
            return null;
        }

        if (!_stored.TryGetValue(experiment.Id, out var interval))
        {
            _stored[experiment.Id] = interval = Read(_folder, experiment);
        }

        return interval;
    }

    private PassRateInterval? Read(DataFolder folder, Experiment experiment)
    {
        var sheet = VerdictSheetReader.Read(folder, _module, experiment.Id, _found, _buffer ??= new FileBuffer());
        var agrees = sheet is not null && SheetAgreement.Agrees(experiment, sheet);
        if (!agrees && sheet is not null)
        {
            _withheld.Add(experiment.Id);
        }

        if (!agrees && (sheet is not null || _found.Count > 0))
        {
            Tell(folder, experiment);
        }

        return agrees ? PassRateInterval.OfVerdicts(experiment, Keep(sheet!)) : null;
    }

    /// <summary>Withdrawn ones are often so because their figures are wrong: nothing is told of them.</summary>
    private void Tell(DataFolder folder, Experiment experiment)
    {
        var why = _found.ToList() is [var first, ..] ? first.Message : "they do not give the experiment's figures";
        _found = new Problems();
        if (experiment.Withdrawn is not null)
        {
            return;
        }

        _problems.Add(
            SourceSpan.File(DataFolder.Show(folder.VerdictFile(_module, experiment.Id))), Codes.Site.UnusedVerdicts, $"these verdicts are not used, so that the interval is that of the totals: {why}",
            "'tracker check' tells more");
    }
}
