using StaticTracker.Comparison;
using StaticTracker.Modules;
using StaticTracker.Phrasing;
using StaticTracker.Prompts;
using StaticTracker.Prompts.Diffs;
using StaticTracker.Storage;

namespace StaticTracker.Runs.Comparing;

/// <summary>
/// Compares two runs of a module on the same items. Whether they are the same is told by the fingerprints of their data; what both have in common is compared only where that was asked
/// for. Rates and scores of one report are one family (<see cref="ComparisonFamily"/>).
/// </summary>
public sealed class RunComparer(Settings settings, bool intersection)
{
    public RunComparison Compare(Module module, RunSide before, RunSide after)
    {
        var bases = before.SoundSheet is { } one && after.SoundSheet is { } two ? ItemJoin.BasesOf(one, two) : null;
        var other = OtherTexts(before, after, bases);
        var common = CommonOf(before, after, bases, other);
        var against = intersection ? null : Against(before.Run, after.Run);
        var (first, second) = intersection && common is not null ? (RunIntersection.Of(before, before.SoundSheet!, common), RunIntersection.Of(after, after.SoundSheet!, common)) : (before, after);
        var result = new RunComparison
        {
            Before = before,
            After = after,
            IsIntersection = intersection,
            InCommon = common?.Select(i => bases![i]).Distinct(StringComparer.Ordinal).Count(),
            OnlyBefore = common is null ? [] : ItemJoin.OnlyIn(before.SoundSheet!, after.SoundSheet!),
            OnlyAfter = common is null ? [] : ItemJoin.OnlyIn(after.SoundSheet!, before.SoundSheet!),
            OtherText = other,
            Prompt = PromptOf(before.Run, after.Run),
            Settings = RunDifferences.SettingsOf(before.Run, after.Run),
            Usage = RunDifferences.UsageOf(before.Run, after.Run),
        };
        if (intersection && common is not { Count: > 0 })
        {
            against = new Incomparable(IncomparableReason.OtherItems, Phrase.Of(common is null ? "runs.verdicts_unknown" : "runs.none_in_both"));
        }

        return WithResults(result, module, first, second, against);
    }

    private RunComparison WithResults(RunComparison result, Module module, RunSide before, RunSide after, Incomparable? against)
    {
        var scores = new List<ScoreFigure>();
        ExperimentComparison? totals = null;
        if (before.Experiment is not null && after.Experiment is not null)
        {
            totals = new Comparer(settings).Compare(module, before.ToComparisonSide(), after.ToComparisonSide());
            against ??= totals.PassRate.Incomparable is { Reason: IncomparableReason.OtherDataset or IncomparableReason.OtherItems } found ? found : null;
            totals = against is null ? totals : totals with { Figures = [.. totals.Figures.Select(f => f with { Incomparable = against, Evidence = null, Better = [], Worse = [] })] };
        }

        var lower = LowerIsBetter(result.Before, result.After);
        if (against is null && before.SoundSheet is { } one && after.SoundSheet is { } other)
        {
            result = result with { Items = ItemJoin.Of(one, other, lower) };
            scores.AddRange(ScoresOf(result.Items, one, other, lower));
        }

        return Judged(result with { Incomparable = against, Notes = RunNotes.Of(result) }, totals, scores);
    }

    /// <summary>Rates and scores as one family. What counts as no difference is stated in points of a rate: of a score nothing says how small is none.</summary>
    private RunComparison Judged(RunComparison result, ExperimentComparison? totals, List<ScoreFigure> scores)
    {
        if (totals is null)
        {
            return result;
        }

        var asFigures = scores.Select(s => new FigureComparison { Kind = FigureKind.Rubric, Name = Phrase.Data(s.Name), Before = SideFigure.Absent, After = SideFigure.Absent, Evidence = s.Evidence }).ToList();
        var judged = ComparisonFamily.Judge([totals, totals with { Figures = asFigures }], settings.NoDifferenceMargin);
        return result with { Totals = judged[0], Scores = [.. scores.Zip(judged[1].Figures, (s, f) => s with { Judgement = f.Judgement with { Word = WordOf(s, f.Judgement.Word) } })] };
    }

    private static ComparisonWord WordOf(ScoreFigure score, ComparisonWord word) => word switch
    {
        ComparisonWord.NoDifferenceShown => ComparisonWord.NotEnoughEvidence,
        ComparisonWord.Better when score.LowerIsBetter => ComparisonWord.Worse,
        ComparisonWord.Worse when score.LowerIsBetter => ComparisonWord.Better,
        _ => word,
    };

    private static IEnumerable<ScoreFigure> ScoresOf(IReadOnlyList<RunItem> items, VerdictSheet before, VerdictSheet after, IReadOnlySet<string> lower)
    {
        foreach (var name in before.Scores.Concat(after.Scores).Select(s => s.Key).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            // An item that was scored several times is one item, with the mean of what both sides gave it.
            var pairs = items.GroupBy(i => i.Item, i => i.Scores.Where(s => s.Name == name && s.Before is not null && s.After is not null), StringComparer.Ordinal).Select(g => g.SelectMany(s => s).ToList()).Where(g => g.Count > 0)
                .Select(g => (Before: ItemJoin.MeanOf([.. g.Select(s => s.Before!.Value)]), After: ItemJoin.MeanOf([.. g.Select(s => s.After!.Value)]))).ToList();
            var evidence = ScoreEvidence.Of(pairs);
            var (up, down) = (pairs.Count(p => p.After > p.Before), pairs.Count(p => p.After < p.Before));
            var isLower = lower.Contains(name);
            yield return new ScoreFigure
            {
                Name = name,
                Items = pairs.Count,
                Before = Mean([.. pairs.Select(p => ScoreEvidence.Counted(p.Before))]),
                After = Mean([.. pairs.Select(p => ScoreEvidence.Counted(p.After))]),
                Change = Mean([.. pairs.Select(p => ScoreEvidence.Difference(p.Before, p.After))]),
                LowerIsBetter = isLower,
                Better = isLower ? down : up,
                Worse = isLower ? up : down,
                Evidence = evidence,
                Histogram = ScoreHistogram.Of(NumbersOf(before, name), NumbersOf(after, name)),
            };
        }
    }

    /// <summary>Six decimals, without zeros at the end.</summary>
    private static decimal? Mean(IReadOnlyList<decimal> numbers) =>
        numbers.Count == 0 ? null : Math.Round(numbers.Average(), 6, MidpointRounding.AwayFromZero) / 1.0000000000000000000000000000m;

    private static IReadOnlyList<decimal> NumbersOf(VerdictSheet sheet, string name) => [.. sheet.Scores.Where(s => s.Key == name).SelectMany(s => s.Value).OfType<decimal>()];

    /// <summary>Other fingerprints are other items, whatever they are called. Where one is not known, the names of the data sets and the items themselves decide.</summary>
    private static Incomparable? Against(RunRecord before, RunRecord after) =>
        before.DatasetFingerprint is { } a && after.DatasetFingerprint is { } b && a != b ? new Incomparable(IncomparableReason.OtherDataset, Phrase.Of("runs.fingerprints", ("a", Short(a)), ("b", Short(b)))) : null;

    private static string Short(string fingerprint) => fingerprint.Length <= 16 ? fingerprint : fingerprint[..16] + "…";

    /// <summary>What both said something of, by the names that it stands under; whatever was said of an item with another text is left out.</summary>
    private static HashSet<string>? CommonOf(RunSide before, RunSide after, IReadOnlyDictionary<string, string>? bases, IReadOnlyList<string> other) =>
        bases is null ? null : [.. before.SoundSheet!.Items.Intersect(after.SoundSheet!.Items, StringComparer.Ordinal).Where(i => !other.Contains(bases[i], StringComparer.Ordinal))];

    private static IReadOnlyList<string> OtherTexts(RunSide before, RunSide after, IReadOnlyDictionary<string, string>? bases) => bases is null ? []
        : [.. before.SoundSheet!.Items.Intersect(after.SoundSheet!.Items, StringComparer.Ordinal).Select(i => bases[i]).Distinct(StringComparer.Ordinal)
            .Where(i => before.TextHashes.TryGetValue(i, out var a) && after.TextHashes.TryGetValue(i, out var b) && a != b)];

    private static PromptDiff? PromptOf(RunRecord before, RunRecord after) =>
        before.Bundle is { } a && after.Bundle is { } b ? PromptDiffer.Of(BundleOf(before, a), BundleOf(after, b)) : null;

    private static PromptBundle BundleOf(RunRecord run, PromptContent content) =>
        new() { Module = run.Module, Version = run.PromptVersion, Label = run.PromptLabel, Content = content, Hash = run.PromptHash ?? PromptHash.Of(content) };

    private static HashSet<string> LowerIsBetter(RunSide before, RunSide after) =>
        [.. new[] { before, after }.SelectMany(s => s.Experiment?.Rubrics ?? []).Where(r => r.Score?.Better == "lower").Select(r => r.Rubric)];
}
