using StaticTracker.Comparison;
using StaticTracker.Modules;
using StaticTracker.Phrasing;
using StaticTracker.Storage;

namespace StaticTracker.Runs.Ab;

/// <summary>
/// What an A/B experiment shows so far: each item that both sides judged is better, worse or alike under treatment, by the primary metric alone; of several runs of a side the one that
/// comes first by its id counts for an item, so that the order in which they were added changes nothing. Pure: what was seen before plays no part, since the e-value holds at every look.
/// </summary>
public static class AbEvaluation
{
    private const double Power = 0.8;

    /// <param name="experiment">The experiment.</param>
    /// <param name="sheetsOf">The verdicts that the runs of a side gave, in their order; those of a run that has none are left out.</param>
    public static AbStatus Of(AbExperiment experiment, Func<IReadOnlyList<string>, IReadOnlyList<VerdictSheet>> sheetsOf)
    {
        var (control, treatment) = (Shares(sheetsOf([.. experiment.Control.Order(StringComparer.Ordinal)]), experiment.PrimaryMetric), Shares(sheetsOf([.. experiment.Treatment.Order(StringComparer.Ordinal)]), experiment.PrimaryMetric));
        var (better, worse, items) = (0L, 0L, 0L);
        var (passedBefore, passedAfter, judgedBefore, judgedAfter) = (0L, 0L, 0L, 0L);
        foreach (var (item, was) in control)
        {
            if (treatment.TryGetValue(item, out var now))
            {
                items++;
                var step = ((decimal)now.Passed / now.Judged).CompareTo((decimal)was.Passed / was.Judged);
                better += step > 0 ? 1 : 0;
                worse += step < 0 ? 1 : 0;
                (passedBefore, judgedBefore, passedAfter, judgedAfter) = (passedBefore + was.Passed, judgedBefore + was.Judged, passedAfter + now.Passed, judgedAfter + now.Judged);
            }
        }

        var leftOut = control.Count + treatment.Count - (2 * items);
        if (items == 0)
        {
            return new AbStatus { LeftOut = leftOut, Notes = [Phrase.Of("ab.note_none")] };
        }

        var (low, high) = EValue.Interval(better, worse, (double)experiment.Alpha);
        var figures = new AbFigures(
            items, better, worse, Rate.Of(passedBefore, judgedBefore - passedBefore) ?? 0, Rate.Of(passedAfter, judgedAfter - passedAfter) ?? 0, EValue.Of(better, worse), 100 * low, 100 * high);
        return Planned(experiment, figures) with { Figures = figures, Ends = EndOf(experiment, figures), LeftOut = leftOut, Notes = NotesOf(figures) };
    }

    /// <summary>The rule: 1/α ends it, and so does the planned number of items.</summary>
    private static string? EndOf(AbExperiment experiment, AbFigures figures) =>
        figures.EValue >= 1 / (double)experiment.Alpha ? figures.Better > figures.Worse ? AbWord.Better : AbWord.Worse
            : figures.Items >= experiment.PlannedN ? AbWord.NotEnough : null;

    private static AbStatus Planned(AbExperiment experiment, AbFigures figures)
    {
        // A share that nothing was seen of yet is not known: then there is no plan to speak of.
        var discordant = (double)(figures.Better + figures.Worse) / figures.Items;
        var effect = (double)experiment.MinimumEffect / 100;
        if (discordant < effect)
        {
            return new AbStatus();
        }

        var oneLook = (long)Math.Ceiling(MinimumDetectableEffect.SizeForPairs(discordant, effect, Power, (double)experiment.Alpha));
        var anyLook = EValue.ItemsFor(discordant, effect, (double)experiment.Alpha, Power);
        return new AbStatus { ItemsForOneLook = oneLook, ItemsForAnyLook = anyLook, ItemsMissing = anyLook is { } needed ? Math.Max(0, needed - figures.Items) : null };
    }

    private static IReadOnlyList<Phrase> NotesOf(AbFigures figures) => Math.Sign(figures.Better - figures.Worse) * Math.Sign(figures.Change) < 0
        ? [Phrase.Of("ab.note_sides")] : [];

    /// <summary>Of each item how many of its verdicts passed, and how many were judged; items of which nothing was judged are left out.</summary>
    private static Dictionary<string, (long Passed, long Judged)> Shares(IReadOnlyList<VerdictSheet> sheets, string metric)
    {
        var all = new Dictionary<string, (long Passed, long Judged)>(StringComparer.Ordinal);
        foreach (var sheet in sheets)
        {
            var own = new Dictionary<string, (long Passed, long Judged)>(StringComparer.Ordinal);
            var hasOwn = sheet.Rows.Any(r => r.Key == FigureRows.Own);
            foreach (var (_, letters) in sheet.Rows.Where(r => metric == AbMetric.PassRate ? r.Key == FigureRows.Own || !hasOwn : r.Key == metric))
            {
                for (var i = 0; i < sheet.Items.Count; i++)
                {
                    if (letters[i] is 'P' or 'F')
                    {
                        var item = BaseOf(sheet.Items[i]);
                        var (passed, judged) = own.GetValueOrDefault(item);
                        own[item] = (passed + (letters[i] == 'P' ? 1 : 0), judged + 1);
                    }
                }
            }

            foreach (var (item, share) in own)
            {
                all.TryAdd(item, share);
            }
        }

        return all;
    }

    /// <summary>What was said of an item again (a#2) counts with the item.</summary>
    private static string BaseOf(string item) => SheetTallies.BaseLength(item) is > 0 and var length ? item[..length] : item;
}
