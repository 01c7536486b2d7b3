using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Prompts;
using StaticTracker.Storage;

namespace StaticTracker.Promotion;

/// <summary>Evaluates a challenger and says all of it in a report; writes nothing. What goes wrong is in the report too.</summary>
public sealed class PromotionAttempt(DataFolder folder, Settings settings, RoutedResults routed)
{
    /// <summary>The report, without an id: whether it is carried out is decided under the lock.</summary>
    /// <param name="module">The module, with all its experiments.</param>
    /// <param name="list">What is active, as it was read.</param>
    /// <param name="options">What is wanted.</param>
    public PromotionReport Run(Module module, PromotionList list, AttemptOptions options)
    {
        var report = new PromotionReport
        {
            Id = "",
            Module = module.Id,
            Timestamp = options.Time,
            IsDry = options.IsDry,
            By = options.By,
            Policy = settings.Promotion.Of(module.Id)?.Text,
            Override = options.Override,
        };
        var evaluation = new Evaluation(folder, settings, routed, module, list, options);
        try
        {
            report = evaluation.Run(report);
        }
        catch (AttemptFailedException e)
        {
            report = evaluation.Report(report) with { Error = e.Message };
        }

        return report with { PromotedVersion = report.IsAccepted && !report.IsDry ? report.Challenger!.Version : null };
    }

    private sealed class Evaluation(DataFolder folder, Settings settings, RoutedResults routed, Module module, PromotionList list, AttemptOptions options)
    {
        private readonly Problems _problems = new();
        private readonly Dictionary<string, RoutedResult> _routed = new(StringComparer.Ordinal);
        private Experiment? _challenger;
        private Experiment? _baseline;
        private BenchmarkSuite? _suite;
        private StoredVerdicts? _verdicts;

        private StoredVerdicts Verdicts => _verdicts ??= new StoredVerdicts(folder, module.Id, _problems);

        public PromotionReport Run(PromotionReport report)
        {
            var policy = settings.Promotion.Of(module.Id);
            _suite = SuiteOf(options.Suite ?? policy?.Benchmark);
            var choice = new RunChoice(module, settings, CoveredBySuite, Routed);
            _challenger = choice.Find(options.Challenger);
            _baseline = options.Baseline is { } named ? choice.Find(named, _challenger) : list.Active is { } active ? choice.Of(active.Version, _challenger) : null;
            Sound();
            if (policy is null && options.Override is null)
            {
                throw new AttemptFailedException($"tracker.json has no promotion policy for {module.Id}: say under \"promotion\" what a version must show, or promote it with --override REASON");
            }

            if (list.Active?.Version is { } now && now.Version == _challenger.PromptVersion && now.Model == _challenger.Model && !list.IsContested)
            {
                throw new AttemptFailedException($"{now.Name} is active already, since {list.Active.Since.Text}");
            }

            if (_baseline?.Id == _challenger.Id && !list.IsContested)
            {
                throw new AttemptFailedException("it would be compared with itself");
            }

            var texts = new SameTexts(folder, module.Id, _problems);
            var contest = _suite is null ? Contest.OfWholes(module, _baseline, _challenger, SheetOf)
                : Contest.OfSuite(module, _suite, _baseline, _challenger, SheetOf, texts.Are);
            var decision = policy is null ? PromotionDecision.None : PromotionJudge.Judge(settings, policy, module, contest);
            Sound();
            return Report(report) with { SampleCount = (int)(contest.Judged ?? 0), Decision = decision };
        }

        /// <summary>The report with what is known so far of both sides.</summary>
        public PromotionReport Report(PromotionReport report) => report with
        {
            Benchmark = _suite is null ? null : BenchmarkUse.Of(_suite),
            Baseline = _baseline is null ? null : VersionOf(_baseline),
            Challenger = _challenger is null ? null : VersionOf(_challenger),
            Sources = [.. new[] { _baseline, _challenger }.OfType<Experiment>().SelectMany(SourcesOf).DistinctBy(s => s.Experiment)],
        };

        private IEnumerable<PromotionSource> SourcesOf(Experiment experiment) =>
            _routed.TryGetValue(experiment.Id, out var router) ? router.Sources : [new PromotionSource(experiment.Id, Verdicts.HashOf(experiment.Id))];

        private VerdictSheet? SheetOf(string experiment) => _routed.TryGetValue(experiment, out var router) ? router.Sheet : Verdicts.SheetOf(experiment);

        private Experiment? Routed(string name)
        {
            if (routed(module, name, _suite) is not { } result)
            {
                return null;
            }

            _routed[result.Experiment.Id] = result;
            return result.Experiment;
        }

        private BenchmarkSuite? SuiteOf(string? address)
        {
            if (address is null)
            {
                return null;
            }

            var suite = new BenchmarkLibrary(folder).Find(address, _problems);
            return suite is null ? throw new AttemptFailedException(FirstError ?? $"the suite {address} cannot be used")
                : suite.Module == module.Id ? suite : throw new AttemptFailedException($"the suite {suite.Address} is of {suite.Module}, not of {module.Id}");
        }

        private int CoveredBySuite(Experiment experiment) =>
            _suite is not null && Verdicts.SheetOf(experiment.Id) is { } sheet ? SuiteSide.JudgedOf(_suite, experiment, sheet) : 0;

        private PromotedVersion VersionOf(Experiment experiment)
        {
            if (_routed.ContainsKey(experiment.Id))
            {
                return new PromotedVersion { Version = experiment.PromptVersion, Model = experiment.Model, Dataset = experiment.Dataset, DatasetVersion = experiment.DatasetVersion };
            }

            var library = new PromptLibrary(folder);
            var bundle = library.VersionsOf(module.Id).Contains(experiment.PromptVersion) ? library.Read(module.Id, experiment.PromptVersion, new Problems()) : null;
            return new PromotedVersion
            {
                Version = experiment.PromptVersion,
                Label = bundle is not null && (experiment.PromptHash ?? bundle.Hash) == bundle.Hash ? bundle.Label : null,
                Hash = experiment.PromptHash ?? bundle?.Hash,
                Model = experiment.Model,
                Experiment = experiment.Id,
                Dataset = experiment.Dataset,
                DatasetVersion = experiment.DatasetVersion,
            };
        }

        /// <summary>Data that cannot be read is no ground to decide on.</summary>
        private void Sound()
        {
            if (FirstError is { } error)
            {
                throw new AttemptFailedException(error);
            }
        }

        private string? FirstError => _problems.ToList().FirstOrDefault(p => p.Severity == Severity.Error) is { } problem ? ProblemText.Of(folder, problem) : null;
    }
}
