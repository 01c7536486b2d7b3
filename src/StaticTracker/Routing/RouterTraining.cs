using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Promotion;
using StaticTracker.Storage;

namespace StaticTracker.Routing;

/// <summary>Trains a router of a module from what is stored. Writes nothing.</summary>
public sealed class RouterTraining(DataFolder folder, Settings settings, Problems problems)
{
    /// <summary>A router of version v1; null, with problems, where there is not enough to learn from.</summary>
    public Router? Train(Module module, TrainingOptions options)
    {
        var verdicts = new StoredVerdicts(folder, module.Id, problems);
        if (SuiteOf(module, options.Suite) is not { } suite || new CandidateChoice(folder, settings, module, verdicts, problems).Find(options) is not { } runs)
        {
            return null;
        }

        var (dataset, version) = (runs[0].Experiment.Dataset, runs[0].Experiment.DatasetVersion!);
        if (RouterData.ItemsOf(folder, module.Id, dataset, version, problems) is not { } items)
        {
            return null;
        }

        var data = RouterData.Of(suite, items.Sheet, [.. runs.Select(r => r.Sheet)], SuiteSide.RowsOf(runs[0].Experiment, runs[0].Sheet)!);
        if (!data.IsEnough(DataFolder.Show(folder.VerdictsOf(module.Id)), problems))
        {
            return null;
        }

        var traits = data.TraitsOf(data.Training);
        var space = FeatureSpace.Of(traits, data.Training.Rows, options.Words);
        if (!space.TellsItemsApart)
        {
            problems.Add(
                SourceSpan.File(DataFolder.Show(folder.ItemsFile(module.Id, dataset, version)!)), Codes.Routing.TooFew,
                $"nothing tells the items apart: no tag, language or word that at least {FeatureSpace.FewestItems} of the items learned from have and {FeatureSpace.FewestItems} have not, and no length that differs",
                "give the items tags, lengths or texts");
            return null;
        }

        var about = new Router
        {
            Module = module.Id,
            Version = PromptVersion.Parse("v1"),
            Dataset = dataset,
            DatasetVersion = version,
            ItemsSha256 = items.Fingerprint,
            Benchmark = BenchmarkUse.Of(suite),
            Weights = options.Weights,
            Penalty = 0,
            Items = 0,
            Verdicts = 0,
            HeldOut = data.HeldOut,
            LeftOut = data.LeftOut,
            Rubrics = [],
            Features = [],
            Candidates = [.. runs.Select(r => r.Candidate)],
            BestSingle = "",
        };
        return RouterLearner.Learn(about, data.Training, traits, space, options.Penalty);
    }

    private BenchmarkSuite? SuiteOf(Module module, string? wanted)
    {
        var library = new BenchmarkLibrary(folder);
        if ((wanted ?? settings.Promotion.Of(module.Id)?.Benchmark) is { } address)
        {
            var named = library.Find(address, problems);
            return named is null || named.Module == module.Id ? named : Refuse(module, $"the suite {named.Address} is of {named.Module}, not of {module.Id}", "name a suite of the module");
        }

        var names = library.All(problems).Where(s => s.Module == module.Id).GroupBy(s => s.Suite).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        return names.Count == 1 ? names[0].Last()
            : names.Count == 0 ? Refuse(module, $"{module.Id} has no benchmark suite: its items are held out, and say afterwards whether the router pays", "'tracker benchmark add' makes one")
            : Refuse(module, $"{module.Id} has several benchmark suites", $"name the one to hold out by --benchmark: {string.Join(", ", names.Select(g => g.Key))}");
    }

    private BenchmarkSuite? Refuse(Module module, string message, string hint)
    {
        problems.Add(SourceSpan.File(DataFolder.Show(folder.ModuleFile(module.Id))), Codes.Promotion.NoSuchSuite, message, hint);
        return null;
    }
}
