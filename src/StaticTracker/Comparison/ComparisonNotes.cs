using System.Globalization;
using StaticTracker.Modules;

namespace StaticTracker.Comparison;

/// <summary>What a reader should know beside the figures of a comparison.</summary>
internal static class ComparisonNotes
{
    public static IReadOnlyList<string> Of(Module module, ComparisonSide before, ComparisonSide after, FigureComparison passRate)
    {
        var notes = new List<string>();
        var (a, b) = (before.Experiment, after.Experiment);
        if (a.Model != b.Model && a.PromptVersion != b.PromptVersion)
        {
            notes.Add($"Both the version and the model differ: the change is not the prompt's alone.");
        }

        if (a.Params != b.Params)
        {
            notes.Add($"The parameters differ: {a.Params ?? "not given"} and {b.Params ?? "not given"}.");
        }

        if (a.Judge is null != b.Judge is null || (a.Judge is { } j && b.Judge is { } k && (j.Model is null != k.Model is null || j.RubricsVersion is null != k.RubricsVersion is null)))
        {
            notes.Add("The judge is known on one side only.");
        }

        if (a.Metrics.Unit is null != b.Metrics.Unit is null)
        {
            notes.Add("What the pass rate counts, verdicts or items, is known on one side only.");
        }

        if (a.DatasetVersion is null && b.DatasetVersion is null)
        {
            notes.Add("The data set's version is not known on either side: taken as the same.");
        }

        AddSide(notes, module, before, "before");
        AddSide(notes, module, after, "after");
        AddEvidence(notes, before, after, passRate);
        return notes;
    }

    private static void AddSide(List<string> notes, Module module, ComparisonSide side, string name)
    {
        if (side.Experiment.Withdrawn is { } withdrawn)
        {
            notes.Add($"The experiment {name} is withdrawn: {withdrawn.Reason.TrimEnd('.')}.");
        }

        if (side.SheetsDisagree)
        {
            notes.Add($"The stored verdicts of {side.Experiment.Id} do not give its figures and are not used: 'tracker check' tells more.");
        }

        if (side.Pooled.Count > 1)
        {
            notes.Add($"{Capital(name)}: {Invariant($"{side.Pooled.Count}")} runs of the same thing are pooled{Spread(side.Pooled)}.");
        }

        if (side.Repeats.Count > side.Pooled.Count)
        {
            notes.Add(side.Pooled.Count == 1
                ? $"{Capital(name)}: one of {Invariant($"{side.Repeats.Count}")} runs of the same thing{Spread(side.Repeats)}."
                : $"{Capital(name)}: {Invariant($"{side.Repeats.Count - side.Pooled.Count}")} more of the same thing could not be pooled, since their verdicts are not stored or are over other items.");
        }

        if (ManyTries.Words(module.Id, side) is { } tries)
        {
            notes.Add(tries);
        }
    }

    private static void AddEvidence(List<string> notes, ComparisonSide before, ComparisonSide after, FigureComparison passRate)
    {
        if (passRate.Incomparable is not null)
        {
            return;
        }

        if (passRate.Evidence is not { } evidence)
        {
            notes.Add("There are rates but no counts: no interval, no verdict.");
            return;
        }

        if (evidence.Method == ComparisonMethod.TotalsOnly)
        {
            var missing = (before.Sheets, after.Sheets) switch
            {
                (null, null) => "of either side",
                (null, _) => "before",
                (_, null) => "after",
                _ => "of the same rows on both sides",
            };
            notes.Add($"The single verdicts {missing} are not stored: compared by totals, as if both sides had judged different items. Stored verdicts see more.");
        }

        if (evidence.MayBeTooNarrow)
        {
            notes.Add("How many verdicts an item has is not known: the interval of the pass rate may be too narrow.");
        }

        if (evidence.LeftOut > 0)
        {
            notes.Add(Invariant($"{evidence.LeftOut} {(evidence.LeftOut == 1 ? "pair" : "pairs")} left out of the pass rate's comparison (an error, or no verdict on one side); over the other {evidence.N} it changed by {evidence.Points:+0.0;−0.0;0.0} points."));
        }
    }

    private static string Spread(IReadOnlyList<Experiment> runs)
    {
        var rates = runs.Select(r => r.Metrics.Rate).OfType<decimal>().ToList();
        return rates.Count < 2 ? "" : Invariant($" (pass rates from {Rate.Text(rates.Min())} to {Rate.Text(rates.Max())} %)");
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
