using StaticTracker.Comparison;
using StaticTracker.Modules;
using StaticTracker.Phrasing;
using StaticTracker.Storage;

namespace StaticTracker.Runs.Ab;

/// <summary>
/// What an A/B experiment shows so far: each item is better, worse or alike under treatment, by the primary metric alone and by those of its verdicts that both sides gave, so that an error makes no side look better; of several runs of a side the one that
/// comes first by its id counts for an item, so that the order in which they were added changes nothing. What was withdrawn counts nowhere, and results that no comparison may stand on (another judge, other data) are not compared here either. Pure: what was seen before plays no part, since the e-value holds at every look.
/// </summary>
public static class AbEvaluation
{
    private const double Power = 0.8;

    /// <param name="experiment">The experiment.</param>
    /// <param name="resultOf">What a run found; null: it has no result yet.</param>
    public static AbStatus Of(AbExperiment experiment, Func<string, AbResult?> resultOf)
    {
        IReadOnlyList<AbResult> Counted(IReadOnlyList<string> runs) => [.. runs.Order(StringComparer.Ordinal).Select(resultOf).OfType<AbResult>()];
        var (first, second) = (Counted(experiment.Control), Counted(experiment.Treatment));
        var notes = first.Concat(second).Select(r => NoteOf(r, experiment.PrimaryMetric)).OfType<Phrase>().ToList();
        (first, second) = ([.. first.Where(Counts)], [.. second.Where(Counts)]);
        if (Against([.. first, .. second]) is { } against)
        {
            return new AbStatus { Against = ComparisonWording.Verdict(against), Notes = notes };
        }

        var (control, treatment) = (Verdicts(first, experiment.PrimaryMetric), Verdicts(second, experiment.PrimaryMetric));
        var (better, worse, items, unlike) = (0L, 0L, 0L, 0L);
        var (passedBefore, passedAfter, judged) = (0L, 0L, 0L);
        foreach (var (item, was) in control)
        {
            if (!treatment.TryGetValue(item, out var now))
            {
                continue;
            }

            if (was.Keys.Where(now.ContainsKey).ToList() is not { Count: > 0 } both)
            {
                unlike++;
            }
            else
            {
                items++;
                var (before, after) = (both.Count(key => was[key]), both.Count(key => now[key]));
                better += after > before ? 1 : 0;
                worse += after < before ? 1 : 0;
                (passedBefore, passedAfter, judged) = (passedBefore + before, passedAfter + after, judged + both.Count);
            }
        }

        var (erredBefore, erredAfter) = (Errors(first, experiment.PrimaryMetric, control), Errors(second, experiment.PrimaryMetric, treatment));
        var erred = erredBefore.Union(erredAfter, StringComparer.Ordinal).Count();
        var leftOut = new AbLeftOut(control.Keys.Count(i => !treatment.ContainsKey(i) && !erredAfter.Contains(i)) + treatment.Keys.Count(i => !control.ContainsKey(i) && !erredBefore.Contains(i)), erred, unlike);
        if (items == 0)
        {
            return new AbStatus { LeftOut = leftOut, Notes = [Phrase.Of("ab.note_none"), .. notes] };
        }

        var (low, high) = EValue.Interval(better, worse, (double)experiment.Alpha);
        var figures = new AbFigures(
            items, better, worse, Rate.Of(passedBefore, judged - passedBefore) ?? 0, Rate.Of(passedAfter, judged - passedAfter) ?? 0, EValue.Of(better, worse), 100 * low, 100 * high);
        return Planned(experiment, figures) with { Figures = figures, Ends = EndOf(experiment, figures), LeftOut = leftOut, Notes = [.. NotesOf(figures), .. notes] };
    }

    private static bool Counts(AbResult result) => result is { Experiment.Withdrawn: null, SoundSheet: not null };

    /// <summary>Why a result is not counted, or why it cannot decide.</summary>
    private static Phrase? NoteOf(AbResult result, string metric) =>
        result.Experiment.Withdrawn is { } withdrawn ? Phrase.Of("ab.note_withdrawn", ("run", result.Run), ("reason", withdrawn.Reason))
            : result is { Sheet: not null, SoundSheet: null } ? Phrase.Of("ab.note_unsound", ("run", result.Run))
            : result.SoundSheet is { } sheet && !RowsOf(sheet, metric).Any()
                ? Phrase.Of("ab.note_metric", ("run", result.Run), ("metric", metric), ("rubrics", string.Join(", ", sheet.Rows.Select(r => r.Key == FigureRows.Own ? AbMetric.PassRate : r.Key))))
            : null;

    /// <summary>What stands against comparing any two of them, as a comparison of experiments has it.</summary>
    private static Incomparable? Against(IReadOnlyList<AbResult> results) =>
        results.SelectMany((one, i) => results.Skip(i + 1).Select(other => Comparability.OfAll(one.ToComparisonSide(), other.ToComparisonSide(), null, null))).FirstOrDefault(found => found is not null);

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

    /// <summary>Items of which a side has errors by the metric and no verdict.</summary>
    private static HashSet<string> Errors(IReadOnlyList<AbResult> results, string metric, Dictionary<string, Dictionary<(string Rubric, string Item), bool>> judged)
    {
        var erred = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sheet in results.Select(r => r.SoundSheet!))
        {
            var items = sheet.Items.ToHashSet(StringComparer.Ordinal);
            foreach (var (_, letters) in RowsOf(sheet, metric))
            {
                erred.UnionWith(sheet.Items.Where((_, i) => letters[i] == 'E').Select(item => SheetTallies.BaseOf(item, items.Contains)).Where(item => !judged.ContainsKey(item)));
            }
        }

        return erred;
    }

    /// <summary>The rows that the metric is about.</summary>
    private static IEnumerable<KeyValuePair<string, string>> RowsOf(VerdictSheet sheet, string metric)
    {
        var hasOwn = sheet.Rows.Any(r => r.Key == FigureRows.Own);
        return sheet.Rows.Where(r => metric == AbMetric.PassRate ? r.Key == FigureRows.Own || !hasOwn : r.Key == metric);
    }

    /// <summary>Of each item its verdicts, by what was judged (rubric, and which time): whether it passed. Items of which nothing was judged are left out.</summary>
    private static Dictionary<string, Dictionary<(string Rubric, string Item), bool>> Verdicts(IReadOnlyList<AbResult> results, string metric)
    {
        var all = new Dictionary<string, Dictionary<(string Rubric, string Item), bool>>(StringComparer.Ordinal);
        foreach (var sheet in results.Select(r => r.SoundSheet!))
        {
            var own = new Dictionary<string, Dictionary<(string Rubric, string Item), bool>>(StringComparer.Ordinal);
            var items = sheet.Items.ToHashSet(StringComparer.Ordinal);
            foreach (var (rubric, letters) in RowsOf(sheet, metric))
            {
                for (var i = 0; i < sheet.Items.Count; i++)
                {
                    if (letters[i] is 'P' or 'F')
                    {
                        var item = SheetTallies.BaseOf(sheet.Items[i], items.Contains);
                        if (!own.TryGetValue(item, out var verdicts))
                        {
                            own.Add(item, verdicts = []);
                        }

                        verdicts[(rubric, sheet.Items[i])] = letters[i] == 'P';
                    }
                }
            }

            foreach (var (item, verdicts) in own)
            {
                all.TryAdd(item, verdicts);
            }
        }

        return all;
    }
}
