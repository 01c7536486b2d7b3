using System.Globalization;
using StaticTracker.Comparison;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Suggestions;

/// <summary>
/// Finds the weak rubrics of one experiment. The rate gives the priority; whether that is more than chance its 95 % interval says (Wilson's, clustered by item where an
/// item was judged several times and the verdicts are stored): only where all of it is weak is anything proposed. The intervals are not adjusted for how many rubrics were
/// looked at: this is a list of where to look, no verdict.
/// </summary>
public sealed class WeakRubrics(Settings settings, Func<string, VerdictSheet?> sheetOf)
{
    /// <param name="module">The module.</param>
    /// <param name="experiment">The experiment to look at: of the module's newest version.</param>
    /// <param name="others">That version's newest experiments on other models.</param>
    /// <param name="suggestions">The module's suggestions.</param>
    public IReadOnlyList<WeakRubric> Of(Module module, Experiment experiment, IReadOnlyList<Experiment> others, IReadOnlyList<SuggestionEntry> suggestions)
    {
        var side = ComparisonSide.Of(module, experiment, pool: false, sheetOf);
        var figures = ExperimentFigures.Of(side, module.PrimaryRubric);
        var weak = new List<WeakRubric>();
        foreach (var (rubric, figure) in figures.Rubrics)
        {
            if (Look(rubric, module.NameOf(rubric), figure) is { } found)
            {
                weak.Add(found with
                {
                    OtherModels = [.. others.Select(e => KeyValuePair.Create(e.Model, e.Rubric(rubric)?.Rate)).Where(o => o.Value is not null).Select(o => KeyValuePair.Create(o.Key, o.Value!.Value))],
                    Failing = side.Sheets is [var sheet] ? FailingIn(sheet, rubric) : [],
                });
            }
        }

        if (figures.Rubrics.Count == 0 && Look(null, "Pass rate", figures.PassRate) is { } whole)
        {
            weak.Add(whole with
            {
                OtherModels = [.. others.Select(e => KeyValuePair.Create(e.Model, e.Metrics.Rate)).Where(o => o.Value is not null).Select(o => KeyValuePair.Create(o.Key, o.Value!.Value))],
            });
        }

        weak.Sort(static (a, b) => a.Figure.Rate!.Value.CompareTo(b.Figure.Rate!.Value) is not 0 and var order ? order : string.CompareOrdinal(a.Rubric, b.Rubric));
        return weak.ConvertAll(w => WithSuggestions(w, experiment, suggestions));
    }

    private WeakRubric? Look(string? rubric, string name, SideFigure figure) =>
        figure.Rate is { } rate && (Rate.Exact(figure.Pass, figure.Fail, rate) ?? rate) is var exact && settings.WeakRubric.PriorityOf(exact) is { } priority
            ? new WeakRubric
            {
                Rubric = rubric,
                Name = name,
                Figure = figure,
                RateText = settings.WeakRubric.TextOf(rate, exact),
                Priority = priority,
                Evidence = EvidenceOf(figure),
            }
            : null;

    private WeakEvidence EvidenceOf(SideFigure figure) =>
        figure.ErrorShare > settings.MaxErrorShare ? WeakEvidence.TooManyErrors
            : IntervalOf(figure) is not { } interval ? figure is { Pass: not null, Fail: not null } ? WeakEvidence.ItemsUnknown : WeakEvidence.NoCounts
            : interval.High < (double)settings.WeakRubric.Weak ? WeakEvidence.Enough : WeakEvidence.IntervalReachesBeyond;

    /// <summary>The interval that decides: never one that is known to be too narrow.</summary>
    public static Interval? IntervalOf(SideFigure figure) => figure.IntervalTooNarrow ? figure.SoundInterval : figure.Interval;

    /// <summary>Each item once, however often it failed: <c>a#2</c> is what the rubric said of <c>a</c> the second time.</summary>
    private static IReadOnlyList<string> FailingIn(VerdictSheet sheet, string rubric)
    {
        var failing = new SortedSet<string>(StringComparer.Ordinal);
        var items = new SheetStack([sheet]).BaseItems;
        foreach (var (name, letters) in sheet.Rows)
        {
            for (var i = 0; name == rubric && i < letters.Length; i++)
            {
                if (letters[i] == 'F')
                {
                    failing.Add(items[i]);
                }
            }
        }

        return [.. failing];
    }

    private static WeakRubric WithSuggestions(WeakRubric weak, Experiment experiment, IReadOnlyList<SuggestionEntry> suggestions)
    {
        var version = experiment.PromptVersion;
        var ofRubric = suggestions.Where(e => e.Suggestion.Rubric == weak.Rubric).ToList();
        var known = ofRubric.Find(e => e.Suggestion.Status == SuggestionStatus.Pending || (e.Suggestion.Status == SuggestionStatus.Rejected && e.Suggestion.Version == version));
        return weak with
        {
            Known = known,
            AppliedHere = [.. ofRubric.Where(e => e.Suggestion.AppliedIn == version).Select(e => e.Id)],
            Proposal = known is null && weak.Evidence == WeakEvidence.Enough ? ProposalOf(weak, experiment) : null,
        };
    }

    private static Proposal ProposalOf(WeakRubric weak, Experiment experiment) => new(
        IssueOf(weak, experiment),
        weak.Rubric is null ? "Say in the prompt what a right answer is, with an example of one that passes and of one that fails"
            : $"Say in the prompt what \"{weak.Name}\" asks, with an example that passes and one that fails",
        weak.Priority);

    /// <summary>What is wrong, in figures: "24 of 99 passed on gpt-4o-mini (24.2 %, 95 % interval 16.9–33.5)".</summary>
    public static string IssueOf(WeakRubric weak, Experiment experiment)
    {
        var interval = IntervalOf(weak.Figure) is { } i ? string.Create(CultureInfo.InvariantCulture, $", 95 % interval {i.Low:F1}–{i.High:F1}") : "";
        return weak.Figure is { Pass: { } pass, Fail: { } fail }
            ? string.Create(CultureInfo.InvariantCulture, $"{pass} of {pass + fail} passed on {experiment.Model} ({weak.RateText} %{interval})") : $"{weak.RateText} % on {experiment.Model}, as stated";
    }
}
