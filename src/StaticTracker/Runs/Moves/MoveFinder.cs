using StaticTracker.Comparison;
using StaticTracker.Modules;
using StaticTracker.Phrasing;
using StaticTracker.Prompts;
using StaticTracker.Prompts.Diffs;
using StaticTracker.Storage;

namespace StaticTracker.Runs.Moves;

/// <summary>
/// What moved in the results between two versions of a prompt: rates and rubrics of each model, groups of items by their tags, and for each changed section of the prompt those of them
/// that stand nearest to it by name. It moves together; what moved what is not said.
/// </summary>
/// <param name="settings">Margins and limits.</param>
/// <param name="sheetOf">An experiment's stored verdicts; null: there are none.</param>
/// <param name="itemsOf">The items of a data set's version; null: they are not known.</param>
public sealed class MoveFinder(Settings settings, Func<string, VerdictSheet?> sheetOf, Func<string?, string?, ItemSheet?> itemsOf)
{
    /// <summary>Groups of one model that are compared: the largest.</summary>
    public const int MostGroups = 40;

    private const int MostOfSection = 5;

    private readonly Comparer _comparer = new(settings);

    public MovedResults Find(Module module, PromptDiff diff)
    {
        var comparisons = NewestByModel(module, diff.Before).Join(NewestByModel(module, diff.After), e => e.Model, e => e.Model, (old, now) => _comparer.Compare(module, Side(module, old), Side(module, now)))
            .OrderBy(c => c.Before.Experiment.Model, StringComparer.Ordinal).ToList();
        var groups = new List<(Phrase Name, int Items, ExperimentComparison Comparison)>();
        var leftOut = 0;
        foreach (var comparison in comparisons.Where(c => c.PassRate.Incomparable is null))
        {
            groups.AddRange(GroupsOf(module, comparison, ref leftOut));
        }

        var judged = ComparisonFamily.Judge([.. comparisons, .. groups.Select(g => g.Comparison)], settings.NoDifferenceMargin);
        var found = groups.Select((g, i) => new ItemGroup(g.Name, g.Items, g.Comparison.After.Experiment.Model, judged[comparisons.Count + i].PassRate)).ToList();
        var result = new MovedResults
        {
            Comparisons = [.. judged.Take(comparisons.Count)],
            Groups = [.. found.OrderByDescending(g => Math.Abs(g.Figure.Compared ?? 0)).ThenBy(g => g.Name.ToString(), StringComparer.Ordinal).ThenBy(g => g.Model, StringComparer.Ordinal)],
            GroupsLeftOut = leftOut,
        };
        return result with { Sections = [.. diff.Sections.Select(s => new SectionMoves(s, MovesOf(s, result))).Where(s => s.Moves.Count > 0)] };
    }

    private ComparisonSide Side(Module module, Experiment experiment) => ComparisonSide.Of(module, experiment, false, sheetOf);

    /// <summary>Results that say that they were made with another content than the bundle's are none of its version's here.</summary>
    private static IEnumerable<Experiment> NewestByModel(Module module, PromptBundle bundle) =>
        module.Counted.Where(e => e.PromptVersion == bundle.Version && (e.PromptHash is null || e.PromptHash == bundle.Hash)).GroupBy(e => e.Model, StringComparer.Ordinal)
            .Select(g => g.OrderBy(e => e.Timestamp).ThenBy(e => e.Id, StringComparer.Ordinal).Last());

    private List<(Phrase Name, int Items, ExperimentComparison Comparison)> GroupsOf(Module module, ExperimentComparison comparison, ref int leftOut)
    {
        var (before, after) = (comparison.Before, comparison.After);
        if (before.Sheets is not [var was] || after.Sheets is not [var now] || itemsOf(after.Experiment.Dataset, after.Experiment.DatasetVersion) is not { } items)
        {
            return [];
        }

        // What was said of an item a second time (a#2) goes with the item.
        var names = was.Items.Concat(now.Items).ToHashSet(StringComparer.Ordinal);
        var judged = names.ToLookup(item => SheetTallies.BaseOf(item, names.Contains), StringComparer.Ordinal);
        var all = items.Items.Where(i => judged.Contains(i.Id)).SelectMany(i => NamesOf(i).Select(n => (Name: n, i.Id))).GroupBy(x => x.Name, x => x.Id)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key.ToString(), StringComparer.Ordinal).ToList();
        leftOut += Math.Max(0, all.Count - MostGroups);
        return
        [
            .. all.Take(MostGroups).Select(g =>
            {
                var some = g.SelectMany(i => judged[i]).ToHashSet(StringComparer.Ordinal);
                return (g.Key, g.Count(), _comparer.CompareOne(module, Cut(before, was, some), Cut(after, now, some), null));
            }),
        ];
    }

    private static IEnumerable<Phrase> NamesOf(DataItem item) =>
        [.. item.Tags.Distinct(StringComparer.Ordinal).Select(t => Phrase.Of("moved.tagged", ("tag", t))), .. item.Language is { } language ? (Phrase[])[Phrase.Of("moved.language", ("language", language))] : []];

    private static ComparisonSide Cut(ComparisonSide side, VerdictSheet sheet, HashSet<string> items)
    {
        var (experiment, cut) = SheetCut.Of(side.Experiment, sheet, items);
        return side with { Experiment = experiment, Pooled = [experiment], Repeats = [experiment], Sheets = [cut] };
    }

    private static IReadOnlyList<Move> MovesOf(SectionChange section, MovedResults results)
    {
        var words = SharedWords.Of(section);
        var rubrics = results.Comparisons.SelectMany(c => c.Rubrics.Select(f => new Move(false, f.Name, c.After.Experiment.Model, f, SharedWords.Of(words, f.Name.ToString(), f.Rubric ?? ""))));
        var groups = results.Groups.Select(g => new Move(true, g.Name, g.Model, g.Figure, SharedWords.Of(words, g.Name.ToString())));
        return
        [
            .. rubrics.Concat(groups).Where(m => m.Figure is { Incomparable: null, Change: not (null or 0) })
                .OrderByDescending(m => m.Shared.Count).ThenByDescending(m => m.IsShown).ThenByDescending(m => Math.Abs(m.Figure.Compared!.Value)).ThenBy(m => m.Title.ToString(), StringComparer.Ordinal).ThenBy(m => m.Model, StringComparer.Ordinal)
                .Take(MostOfSection),
        ];
    }
}
