using System.Globalization;
using StaticTracker.Modules;
using StaticTracker.Phrasing;

namespace StaticTracker.Comparison;

/// <summary>What a reader should know beside the figures of a comparison.</summary>
internal static class ComparisonNotes
{
    public static IReadOnlyList<Phrase> Of(Module module, ComparisonSide before, ComparisonSide after, FigureComparison passRate)
    {
        var notes = new List<Phrase>();
        var (a, b) = (before.Experiment, after.Experiment);
        if (a.Model != b.Model && a.PromptVersion != b.PromptVersion)
        {
            notes.Add(Phrase.Of("compare.note_both"));
        }

        if (a.Params != b.Params)
        {
            notes.Add(Phrase.Of("compare.note_params", ("a", Given(a)), ("b", Given(b))));
        }

        if (a.Judge is null != b.Judge is null || (a.Judge is { } j && b.Judge is { } k && (j.Model is null != k.Model is null || j.RubricsVersion is null != k.RubricsVersion is null)))
        {
            notes.Add(Phrase.Of("compare.note_judge"));
        }

        if (a.Metrics.Unit is null != b.Metrics.Unit is null)
        {
            notes.Add(Phrase.Of("compare.note_unit"));
        }

        if (a.DatasetVersion is null && b.DatasetVersion is null)
        {
            notes.Add(Phrase.Of("compare.note_dataset"));
        }

        AddSide(notes, module, before, isAfter: false);
        AddSide(notes, module, after, isAfter: true);
        AddEvidence(notes, before, after, passRate);
        return notes;
    }

    private static void AddSide(List<Phrase> notes, Module module, ComparisonSide side, bool isAfter)
    {
        var name = Phrase.Of(isAfter ? "compare.after" : "compare.before");
        if (side.Experiment.Withdrawn is { } withdrawn)
        {
            notes.Add(Phrase.Of(isAfter ? "compare.withdrawn_after" : "compare.withdrawn_before", ("reason", withdrawn.Reason.TrimEnd('.'))));
        }

        if (side.SheetsDisagree)
        {
            notes.Add(Phrase.Of("compare.note_withheld", ("id", side.Experiment.Id)));
        }

        if (side.Pooled.Count > 1)
        {
            notes.Add(Phrase.Of("compare.pooled", ("side", name), ("n", side.Pooled.Count), ("spread", Spread(side.Pooled))));
        }

        if (side.Repeats.Count > side.Pooled.Count)
        {
            notes.Add(side.Pooled.Count == 1
                ? Phrase.Of("compare.one_of", ("side", name), ("n", side.Repeats.Count), ("spread", Spread(side.Repeats)))
                : Phrase.Of("compare.not_pooled", ("side", name), ("n", side.Repeats.Count - side.Pooled.Count)));
        }

        if (ManyTries.Words(module.Id, side) is { } tries)
        {
            notes.Add(tries);
        }
    }

    private static void AddEvidence(List<Phrase> notes, ComparisonSide before, ComparisonSide after, FigureComparison passRate)
    {
        if (passRate.Incomparable is not null)
        {
            return;
        }

        if (passRate.Evidence is not { } evidence)
        {
            notes.Add(Phrase.Of("compare.note_no_counts"));
            return;
        }

        if (evidence.Method == ComparisonMethod.TotalsOnly)
        {
            var missing = (before.Sheets, after.Sheets) switch
            {
                (null, null) => "compare.verdicts_either",
                (null, _) => "compare.verdicts_before",
                (_, null) => "compare.verdicts_after",
                _ => "compare.verdicts_rows",
            };
            notes.Add(Phrase.Of("compare.note_totals", ("where", Phrase.Of(missing))));
        }

        if (evidence.MayBeTooNarrow)
        {
            notes.Add(Phrase.Of("compare.note_narrow"));
        }

        if (evidence.LeftOut > 0)
        {
            notes.Add(Phrase.Count("compare.note_left_out", evidence.LeftOut, ("others", evidence.N), ("points", evidence.Points.ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture))));
        }
    }

    private static Phrase Spread(IReadOnlyList<Experiment> runs)
    {
        var rates = runs.Select(r => r.Metrics.Rate).OfType<decimal>().ToList();
        return rates.Count < 2 ? Phrase.Empty : Phrase.Of("compare.spread", ("low", Rate.Text(rates.Min())), ("high", Rate.Text(rates.Max())));
    }

    private static object Given(Experiment e) => e.Params ?? (object)Phrase.Of("not_given");
}
