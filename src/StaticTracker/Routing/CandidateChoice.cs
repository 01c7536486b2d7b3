using System.Globalization;
using StaticTracker.Comparison;
using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Phrasing;
using StaticTracker.Promotion;
using StaticTracker.Storage;

namespace StaticTracker.Routing;

/// <summary>
/// Which results can be candidates: of each version and model the newest with stored verdicts, all of one data set and judged alike. What cannot be one is told where it stands: as a warning, and
/// as an error where somebody named it.
/// </summary>
internal sealed class CandidateChoice(DataFolder folder, Settings settings, Module module, StoredVerdicts verdicts, Problems problems)
{
    private readonly ExperimentPlaces _places = new(folder, module.Id);

    /// <summary>The candidates by version and model; null, with problems, where fewer than two are left.</summary>
    public IReadOnlyList<CandidateRun>? Find(TrainingOptions options)
    {
        var names = options.Candidates.Select(NameOf).Distinct(StringComparer.Ordinal).ToList();
        var stored = module.Counted.Where(e => verdicts.SheetOf(e.Id) is { } sheet && SheetAgreement.Agrees(e, sheet) && SuiteSide.RowsOf(e, sheet) is not null).ToList();
        if (problems.HasErrors || !AreThere(names, stored))
        {
            return null;
        }

        var wanted = stored.Where(e => (names.Count == 0 || names.Contains(NameOf(e))) && Fits(e, options)).ToList();
        if (DataSetOf(wanted) is not { } runs)
        {
            return null;
        }

        var alike = Alike(runs, names.Count > 0);
        var candidates = alike.GroupBy(NameOf).Select(g => g.OrderBy(e => e.Timestamp).ThenBy(e => e.Id, StringComparer.Ordinal).Last())
            .OrderBy(e => e.PromptVersion).ThenBy(e => e.Model, StringComparer.Ordinal).Select(RunOf).Where(r => IsWeighed(r, options.Weights, names.Count > 0)).ToList();
        if (candidates.Count >= 2)
        {
            return problems.HasErrors ? null : candidates;
        }

        if (!problems.HasErrors)
        {
            Refuse(string.Create(CultureInfo.InvariantCulture, $"{candidates.Count} of the results can be a candidate, and a router chooses between at least two"), "the warnings say why the others cannot be");
        }

        return null;
    }

    private static string NameOf(Experiment experiment) => $"{experiment.PromptVersion}/{experiment.Model}";

    private static bool Fits(Experiment experiment, TrainingOptions options) =>
        (options.Dataset is null || options.Dataset == (experiment.Dataset ?? DataFolder.DefaultDataset)) && (options.DatasetVersion is null || options.DatasetVersion == experiment.DatasetVersion);

    private string NameOf(string typed) =>
        typed.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? $"{typed[..slash]}/{settings.Models.Normalise(typed[(slash + 1)..])}" : typed;

    private bool AreThere(List<string> names, List<Experiment> stored)
    {
        var known = stored.Select(NameOf).Distinct().ToList();
        foreach (var name in names.Where(n => !known.Contains(n, StringComparer.Ordinal)))
        {
            Refuse($"{module.Id} has no result '{name}' whose verdicts are stored", DidYouMean.Of(name, known) is { } near ? $"did you mean '{near}'?" : known.Count == 0 ? "import results with stored verdicts" : $"there are {string.Join(", ", known)}");
        }

        return !problems.HasErrors;
    }

    /// <summary>The results of the one data set that has several candidates; null, with a problem, where it is none or several.</summary>
    private List<Experiment>? DataSetOf(List<Experiment> runs)
    {
        var sets = runs.Where(e => e.DatasetVersion is not null).GroupBy(e => (e.Dataset, Version: e.DatasetVersion!)).Where(g => g.Select(NameOf).Distinct().Count() > 1)
            .OrderBy(g => g.Key.Dataset, StringComparer.Ordinal).ThenBy(g => g.Key.Version, NaturalOrder.Comparer).ToList();
        if (sets.Count == 1)
        {
            return [.. sets[0]];
        }

        if (sets.Count == 0)
        {
            Refuse(
                string.Create(CultureInfo.InvariantCulture, $"no version of a data set has stored verdicts of two candidates: there are {runs.Count} results with verdicts, of {runs.Select(NameOf).Distinct().Count()} versions and models"),
                "evaluate the versions and models on the same version of the data set, and import them with stored verdicts");
            return null;
        }

        Refuse(
            "candidates stand on several data sets, and these are never mixed",
            $"name one by --dataset and --dataset-version: {string.Join(", ", sets.Select(g => $"{g.Key.Dataset ?? DataFolder.DefaultDataset} {g.Key.Version}"))}");
        return null;
    }

    /// <summary>Those that can be compared with the newest one that has few errors: another judge, unit or set of rubrics is another thing.</summary>
    private List<Experiment> Alike(List<Experiment> runs, bool areNamed)
    {
        var sides = runs.OrderByDescending(e => e.Timestamp).ThenByDescending(e => e.Id, StringComparer.Ordinal).Select(e => ComparisonSide.Of(module, e, pool: false, verdicts.SheetOf)).ToList();
        var alike = new List<ComparisonSide>();
        foreach (var side in sides)
        {
            var figure = ExperimentFigures.Of(side, null).PassRate;
            var against = alike.Count == 0 ? null : Comparability.OfAll(alike[0], side, null, null) ?? Comparability.OfPassRate(alike[0], side) ?? Rows(alike[0], side);
            var reason = against is not null ? $"not comparable with {alike[0].Experiment.Id} ({ComparisonWording.Of(against)})"
                : figure.ErrorShare > settings.MaxErrorShare ? string.Create(CultureInfo.InvariantCulture, $"{figure.ErrorShare:0.0} % are errors, allowed are {settings.MaxErrorShare:0.##} %")
                : side.Experiment.Status is { } status ? $"its run ended as {status}" : null;
            if (reason is null)
            {
                alike.Add(side);
                continue;
            }

            Tell(_places.Of(side.Experiment.Id), Codes.Routing.NotAlike, $"{side.Experiment.Id} is no candidate: {reason}", areNamed ? "leave it out, or choose others" : null, areNamed);
        }

        return [.. alike.Select(s => s.Experiment)];
    }

    private static Incomparable? Rows(ComparisonSide one, ComparisonSide other)
    {
        var (a, b) = (SuiteSide.RowsOf(one.Experiment, one.Sheets![0]), SuiteSide.RowsOf(other.Experiment, other.Sheets![0]));
        return a!.SequenceEqual(b!, StringComparer.Ordinal) ? null : new Incomparable(IncomparableReason.OtherRubrics, Phrase.Of("compare.names", ("a", string.Join(", ", a!)), ("b", string.Join(", ", b!))));
    }

    private CandidateRun RunOf(Experiment experiment)
    {
        var sheet = verdicts.SheetOf(experiment.Id)!;
        var side = ContestSide.OfWhole(module, experiment, verdicts.SheetOf);
        return new CandidateRun(
            new RouterCandidate
            {
                Version = experiment.PromptVersion,
                Model = experiment.Model,
                PromptHash = experiment.PromptHash,
                Experiment = experiment.Id,
                VerdictsSha256 = verdicts.HashOf(experiment.Id)!,
                Pass = 0,
                Fail = 0,
                CostPer1000 = side.CostPer1000 is { } cost ? decimal.Round(cost, 6) / 1.0000000000m : null,
                LatencyMs = side.LatencyMs,
            },
            experiment, sheet);
    }

    private bool IsWeighed(CandidateRun run, RewardWeights weights, bool areNamed)
    {
        if (weights.MissingOf(run.Candidate) is not { } missing)
        {
            return true;
        }

        Tell(
            _places.UsageOf(run.Experiment.Id), Codes.Routing.NotWeighed, $"{run.Candidate.Name} is no candidate: {missing} of {run.Experiment.Id} is not known, and unknown is never free",
            "import its usage, or set the weight to 0", areNamed);
        return false;
    }

    private void Tell(SourceSpan span, ProblemCode code, string message, string? hint, bool isError) =>
        problems.Add(new Problem(span, code, message, hint) { Severity = isError ? Severity.Error : Severity.Warning });

    private void Refuse(string message, string hint) => problems.Add(SourceSpan.File(DataFolder.Show(folder.ModuleFile(module.Id))), Codes.Routing.NoCandidates, message, hint);
}
