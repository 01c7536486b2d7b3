using System.Buffers.Binary;
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
    private FileBuffer? _buffer;
    private Problems _found = new();

    private ModuleIntervals(DataFolder? folder, ModuleId module, Problems problems) => (_folder, _module, _problems) = (folder, module, problems);

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

    /// <summary>Takes verdicts that were just written, so that they need not be read.</summary>
    public void Know(Experiment experiment, VerdictSheet sheet) =>
        _stored[experiment.Id] = SheetAgreement.Agrees(experiment, sheet) ? PassRateInterval.OfVerdicts(experiment, sheet) : null;

    /// <summary>An experiment's stored verdicts, whether they give its figures or not; null where there are none, or none that can be read, which is told with its interval.</summary>
    public VerdictSheet? SheetOf(string experiment) => _folder is null ? null : VerdictSheetReader.Read(_folder, _module, experiment, new Problems(), _buffer ??= new FileBuffer());

    /// <summary>All that the stored verdicts add to a module's file, as a key; the default one where they add nothing.</summary>
    public ContentKey KeyOf(Module module)
    {
        if (_folder is null)
        {
            return default;
        }

        var bytes = new ByteWriter();
        Span<byte> ends = stackalloc byte[2 * sizeof(double)];
        foreach (var experiment in module.Experiments)
        {
            if (Stored(experiment) is { Interval: var (low, high) })
            {
                bytes.Text(experiment.Id);
                BinaryPrimitives.WriteDoubleLittleEndian(ends, low);
                BinaryPrimitives.WriteDoubleLittleEndian(ends[sizeof(double)..], high);
                bytes.Raw(ends);
            }
        }

        return bytes.Written.IsEmpty ? default : ContentKey.Of(bytes.Written);
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
        if (!agrees && (sheet is not null || _found.Count > 0))
        {
            Tell(folder, experiment);
        }

        return agrees ? PassRateInterval.OfVerdicts(experiment, sheet!) : null;
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
