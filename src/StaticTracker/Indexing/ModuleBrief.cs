using StaticTracker.Comparison;
using StaticTracker.Modules;
using StaticTracker.Phrasing;
using StaticTracker.Storage;

namespace StaticTracker.Indexing;

/// <summary>What overviews say of a module beyond its cells: its rubrics, which is weakest, and how its newest version's best result moved.</summary>
public sealed record ModuleBrief
{
    public static readonly ModuleBrief None = new();

    /// <summary>What the rubrics of all that counts are called, in ordinal order of their ids.</summary>
    public IReadOnlyList<string> Rubrics { get; init; } = [];

    /// <summary>The rubric with the lowest rate of the newest version's best result; null: none has a rate.</summary>
    public string? Weakest { get; init; }

    /// <summary>Its rate, percent.</summary>
    public decimal? WeakestRate { get; init; }

    /// <summary>The experiment that the newest version's best result is held against; null: there is none.</summary>
    public string? Before { get; init; }

    /// <summary>That experiment's version and model: "v4 gpt-4o".</summary>
    public string? BeforeRun { get; init; }

    /// <summary>That side's pass rate, percent; pooled where there are repeats.</summary>
    public decimal? Was { get; init; }

    /// <summary>The pass rate now, percent; pooled where there are repeats.</summary>
    public decimal? Is { get; init; }

    /// <summary>The points that the word is about where they are not <see cref="Is"/> less <see cref="Was"/>: over the verdicts that both sides gave; null: they are.</summary>
    public decimal? ChangeOfPairs { get; init; }

    /// <summary>The word on the change of the pass rate; null where there is nothing to hold it against.</summary>
    public ComparisonWord? Word { get; init; }

    /// <summary>Why the two are not comparable; null: they are.</summary>
    public Phrase? Reason { get; init; }

    /// <param name="module">The module.</param>
    /// <param name="row">Its row.</param>
    /// <param name="settings">What it is compared with, and the margin.</param>
    /// <param name="intervals">Its stored verdicts.</param>
    public static ModuleBrief Of(Module module, ModuleRow row, Settings settings, ModuleIntervals intervals)
    {
        var change = NewestChange.Of(module, row, settings, intervals);
        var weakest = WeakestOf(change.Experiment);
        var brief = new ModuleBrief { Rubrics = RubricsOf(module), Weakest = weakest is null ? null : module.NameOf(weakest.Rubric), WeakestRate = weakest?.Rate };
        return change.Comparison is not { PassRate: var figure } comparison ? brief
            : brief with
            {
                Before = comparison.Before.Experiment.Id,
                BeforeRun = $"{comparison.Before.Experiment.PromptVersion} {comparison.Before.Experiment.Model}",
                Was = figure.Before.Rate,
                Is = figure.After.Rate,
                ChangeOfPairs = figure.ChangeOfPairs,
                Word = figure.Judgement.Word,
                Reason = figure.Incomparable is { } against ? ComparisonWording.Of(against) : null,
            };
    }

    /// <summary>The rubric with the lowest rate; of equal ones that which comes first.</summary>
    public static RubricResult? WeakestOf(Experiment? experiment)
    {
        RubricResult? weakest = null;
        foreach (var rubric in experiment?.Rubrics ?? [])
        {
            weakest = rubric.Rate is { } rate && !(weakest?.Rate <= rate) ? rubric : weakest;
        }

        return weakest;
    }

    private static List<string> RubricsOf(Module module)
    {
        var ids = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var experiment in module.Counted)
        {
            foreach (var rubric in experiment.Rubrics)
            {
                ids.Add(rubric.Rubric);
            }
        }

        return [.. ids.Select(module.NameOf)];
    }
}
