using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Promotion;
using StaticTracker.Storage;

namespace StaticTracker.Routing;

/// <summary>A router with what is stored now: evaluated on the items held out, or asked about one of them. What it was trained from has to be what it was then.</summary>
public sealed class RouterTest(DataFolder folder, Settings settings, Problems problems)
{
    /// <summary>The evaluation; null, with problems, where it cannot be made.</summary>
    public RouterEvaluation? Evaluate(Module module, Router router)
    {
        if (SourcesOf(module, router) is not { } sources)
        {
            return null;
        }

        var data = RouterData.Of(sources.Suite, sources.Items, sources.Sheets, router.Rubrics);
        if (!data.IsEnough(PathOf(router), problems))
        {
            return null;
        }

        return RouterJudge.Judge(router, data.Test, data.TraitsOf(data.Test), data.Suite.Items.Count, settings.NoDifferenceMargin);
    }

    /// <summary>What a router makes of one item of its data set; null, with a problem, where nothing is known of such an item.</summary>
    public RouterExplanation? Explain(Router router, string item)
    {
        if (RouterData.ItemsOf(folder, router.Module, router.Dataset, router.DatasetVersion, problems) is not { } items)
        {
            return null;
        }

        TellOtherItems(router, items.Fingerprint);
        if (items.Sheet.Items.FirstOrDefault(i => i.Id == item) is { } known)
        {
            return RouterExplanation.Of(router, known.Id, known);
        }

        var path = DataFolder.Show(folder.ItemsFile(router.Module, router.Dataset, router.DatasetVersion)!);
        problems.Add(SourceSpan.File(path), Codes.Routing.NoSuchItem, $"there is no item '{item}'", DidYouMean.Of(item, items.Sheet.Items.Select(i => i.Id)) is { } near ? $"did you mean '{near}'?" : "name one by the id that it has there");
        return null;
    }

    private string PathOf(Router router) => DataFolder.Show(folder.RouterFile(router.Module, router.Version));

    /// <summary>What a router chooses for each item held out; null, with problems, where what it was trained from is not there.</summary>
    internal RoutedItems? ChoiceOf(Module module, Router router)
    {
        if (SourcesOf(module, router) is not { } sources)
        {
            return null;
        }

        var held = new HeldOut(sources.Suite, sources.Items);
        var traits = sources.Items.Items.ToDictionary(i => i.Id, ItemTraits.Of, StringComparer.Ordinal);
        var model = new RouterModel(router);
        return new RoutedItems(
            sources.Suite.Items.Where(i => held.Tests(i.Id)).ToDictionary(i => i.Id, i => model.ChoiceFor(traits.GetValueOrDefault(i.Id, ItemTraits.Unknown)), StringComparer.Ordinal), sources.Sheets);
    }

    private (BenchmarkSuite Suite, ItemSheet Items, IReadOnlyList<VerdictSheet> Sheets)? SourcesOf(Module module, Router router)
    {
        var verdicts = new StoredVerdicts(folder, module.Id, problems);
        var sheets = router.Candidates.Select(c => SheetOf(module, router, c, verdicts)).OfType<VerdictSheet>().ToList();
        if (new BenchmarkLibrary(folder).Find(router.Benchmark.Address, problems) is not { } suite)
        {
            return null;
        }

        if (suite.Fingerprint != router.Benchmark.Fingerprint)
        {
            Tell(router, $"the suite {suite.Address} has other items than those that were held out");
        }

        if (problems.HasErrors || RouterData.ItemsOf(folder, module.Id, router.Dataset, router.DatasetVersion, problems) is not { } items)
        {
            return null;
        }

        TellOtherItems(router, items.Fingerprint);
        return (suite, items.Sheet, sheets);
    }

    private VerdictSheet? SheetOf(Module module, Router router, RouterCandidate candidate, StoredVerdicts verdicts)
    {
        var experiment = module.Experiments.FirstOrDefault(e => e.Id == candidate.Experiment);
        var sheet = experiment is null ? null : verdicts.SheetOf(candidate.Experiment);
        var reason = RouterReader.MismatchOf(router, candidate, experiment) is { } mismatch ? mismatch : experiment!.Withdrawn is { } withdrawn ? $"is withdrawn: {withdrawn.Reason}"
            : sheet is null ? "has no stored verdicts that can be used" : verdicts.HashOf(candidate.Experiment) != candidate.VerdictsSha256 ? "has other verdicts now"
            : router.Rubrics.FirstOrDefault(r => sheet.Rows.All(row => row.Key != r)) is { } missing ? $"has no verdicts on {missing}" : null;
        if (reason is null)
        {
            return sheet;
        }

        Tell(router, $"{candidate.Experiment}, which {candidate.Name} was learned from, {reason}");
        return null;
    }

    private void Tell(Router router, string message) =>
        problems.Add(SourceSpan.File(PathOf(router)), Codes.Routing.Changed, message, $"restore it from git, or train another version: tracker route train {router.Module}");

    private void TellOtherItems(Router router, string fingerprint)
    {
        if (fingerprint != router.ItemsSha256)
        {
            problems.Add(new Problem(SourceSpan.File(PathOf(router)), Codes.Routing.Changed, "what is known of the items has changed since it was trained", "where tags or texts changed, train another version") { Severity = Severity.Warning });
        }
    }
}
