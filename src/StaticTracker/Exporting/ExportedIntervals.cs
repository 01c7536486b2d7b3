using StaticTracker.Comparison;
using StaticTracker.Indexing;
using StaticTracker.Modules;

namespace StaticTracker.Exporting;

/// <summary>
/// The 95 % intervals of every counted experiment of a module and of its rubrics: clustered by item where the verdicts are stored, else Wilson's. Worked out at once, so that no verdicts
/// are held while other modules are read.
/// </summary>
public sealed class ExportedIntervals
{
    public static readonly ExportedIntervals None = new();

    private readonly Dictionary<string, PassRateInterval?> _passRates = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Experiment, string Rubric), Interval?> _stored = [];

    private ExportedIntervals()
    {
    }

    public static ExportedIntervals Of(Module module, ModuleIntervals intervals)
    {
        var made = new ExportedIntervals();
        foreach (var experiment in module.Counted)
        {
            made._passRates[experiment.Id] = intervals.Of(experiment);
            foreach (var (rubric, interval) in intervals.RubricsOf(experiment))
            {
                made._stored[(experiment.Id, rubric)] = interval;
            }
        }

        return made;
    }

    /// <summary>Of a pass rate; null without counts.</summary>
    public PassRateInterval? OfPassRate(Experiment experiment) => _passRates.GetValueOrDefault(experiment.Id);

    /// <summary>Of a rubric; null without counts. A rubric judges each item once, as far as counts alone can tell.</summary>
    public Interval? OfRubric(Experiment experiment, RubricResult rubric) =>
        _stored.TryGetValue((experiment.Id, rubric.Rubric), out var stored) ? stored : rubric is { Pass: { } pass, Failed: { } fail } ? Wilson.Of(pass, fail) : null;
}
