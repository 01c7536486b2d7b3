using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.Importing;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Migrating;

/// <summary>Decides what one module takes of what the files hold of it. Writes nothing.</summary>
internal sealed class ModuleMigrator
{
    private readonly LegacyModule _legacy;
    private readonly Module? _before;
    private readonly string? _primary;
    private readonly MigrationOptions _options;
    private readonly MigrationReport _report;
    private readonly Problems _problems;
    private readonly ModuleChanges _changes = new();

    /// <summary>Runs with the ids of the experiments that they are, new or there.</summary>
    private readonly List<(LegacyRun Run, string Id)> _runs = [];

    public ModuleMigrator(LegacyModule legacy, Module? before, ModuleSettings settings, MigrationOptions options, MigrationReport report, Problems problems)
    {
        (_legacy, _before, _options, _report, _problems) = (legacy, before, options, report, problems);
        _primary = before?.PrimaryRubric ?? settings.PrimaryRubric ?? options.PrimaryRubrics.GetValueOrDefault(legacy.Id);
        if (before?.PrimaryRubric is null && settings.PrimaryRubric is null && _primary is not null)
        {
            _changes.Members["primary_rubric"] = CompactJson.Quote(_primary);
        }
    }

    public ModuleChanges Decide()
    {
        foreach (var run in RunGroups.Of(_legacy.Runs, _report, _problems))
        {
            AddRun(run);
        }

        foreach (var matrix in _legacy.Matrices)
        {
            AddMatrix(matrix.RunId, matrix.Counts, matrix.Span);
        }

        var pairs = new EvaluationPairs(_legacy.Id, _runs.ConvertAll(r => (r.Run, Experiment(r.Id))), _before, _report, _problems).Of(_legacy.Evaluations);
        var namer = new RubricNamer(_legacy.Id, _before, All(), pairs.Select(p => (p.Told, Experiment(p.Id))), _options);
        foreach (var (told, id) in pairs)
        {
            AddRubrics(told, id, namer);
        }

        AddMatchRates();
        AddSuggestions(namer);
        AddNames(namer);
        return _changes;
    }

    private IEnumerable<Experiment> All() => (_before?.Experiments ?? []).Concat(_changes.Added.Values);

    private Experiment Experiment(string id) => _changes.Added.TryGetValue(id, out var added) ? added : _before!.Experiments.First(e => e.Id == id);

    private void AddRun(LegacyRun run)
    {
        var (e, span) = (run.Experiment, run.Entry.Span);
        if (_before?.Experiments.FirstOrDefault(x => SameRun.Are(x, e)) is { } there)
        {
            _runs.Add((run, there.Id));
            MergeInto(there, run);
            return;
        }

        var id = e.Id;
        for (var number = 2; All().Any(x => x.Id == id); number++)
        {
            id = string.Create(CultureInfo.InvariantCulture, $"{e.Id}.{number}");
        }

        _changes.Added[id] = e with { Id = id };
        _runs.Add((run, id));
        _report.Taken(span, $"{RunWords.Of(run.Module, e)}  [{id}]", run.Module);
    }

    /// <summary>The experiment that is there stays as it is; it gets what it does not know and has a place for.</summary>
    private void MergeInto(Experiment there, LegacyRun run)
    {
        var (e, span) = (run.Experiment, run.Entry.Span);
        var gained = new List<string>();
        var links = e.Links.Where(l => there.Links.All(t => t.Key != l.Key)).ToList();
        if (links.Count > 0)
        {
            var all = there.Links.Concat(links).OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => $"{CompactJson.Quote(l.Key)}:{CompactJson.Quote(l.Value)}");
            _changes.Set(there.Id, "links", $"{{{string.Join(',', all)}}}");
            gained.AddRange(links.Select(l => l.Key));
        }

        if (e.Classification is { } matrix && there.Classification is null)
        {
            _changes.Set(there.Id, "classification", JsonOf(matrix));
            gained.Add("classification");
        }

        _report.Merged(span, $"{RunWords.Of(run.Module, e)}: the same run as {there.Id}{(gained.Count > 0 ? $", which gains {string.Join(", ", gained)}" : "")}", run.Module);
        if (e.Params is { } settings && there.Params is null)
        {
            _report.Left(span, $"params {settings} of {there.Id}: they are part of what an experiment is, and this one came without them", run.Module);
        }

        if (e.Judge?.RubricsVersion is { } version && there.Judge?.RubricsVersion is null)
        {
            _report.Left(span, $"rubrics_version {version} of {there.Id}: it decides what can be compared, and its own result does not say it", run.Module);
        }

        if (FiguresOf.Counts(e) != FiguresOf.Counts(there))
        {
            _problems.Add(span, Codes.Migrating.Disagreement, $"{RunWords.Of(run.Module, e)} here; {there.Id} has {FiguresOf.Words(there)}, which stays", "look which of them is right");
        }
    }

    private void AddMatrix(string? runId, Classification counts, SourceSpan span)
    {
        var of = _runs.Where(r => runId is null || r.Run.RunId == runId).Select(r => r.Id).Distinct().ToList();
        of = of.Count == 0 && runId is null ? [.. (_before?.Counted ?? []).Select(e => e.Id)] : of;
        if (of.Count != 1)
        {
            var why = string.Create(CultureInfo.InvariantCulture, $"{_legacy.Id} has {(of.Count == 0 ? "no run" : $"{of.Count} runs")}, and nothing says which the confusion matrix is of");
            _report.Left(span, why, _legacy.Id);
            _problems.Add(span, Codes.Migrating.MatrixUnfit, why);
            return;
        }

        var experiment = Experiment(of[0]);
        if (experiment.Classification is { } known)
        {
            _report.Merged(span, $"the confusion matrix of {_legacy.Id}: {experiment.Id} has one", _legacy.Id);
            if (known != counts)
            {
                _problems.Add(span, Codes.Migrating.Disagreement, $"the matrix here is {ClassificationWords.Of(counts)}; {experiment.Id} has {ClassificationWords.Of(known)}, which stays");
            }

            return;
        }

        if (_changes.Added.ContainsKey(experiment.Id))
        {
            _changes.Added[experiment.Id] = experiment with { Classification = counts };
        }
        else
        {
            _changes.Set(experiment.Id, "classification", JsonOf(counts));
        }

        _report.Taken(span, $"{_legacy.Id} {ClassificationWords.Of(counts)}  [{experiment.Id}]", _legacy.Id);
    }

    /// <summary>Rates of rubrics without counts go to experiments that have no rubrics; where there are counts the rates are held against them.</summary>
    private void AddRubrics(LegacyEvaluation told, string id, RubricNamer namer)
    {
        var experiment = Experiment(id);
        if (told.Rubrics.Count == 0 || (experiment.Rubrics.Count == 0 && !_changes.Added.ContainsKey(id)))
        {
            if (told.Rubrics.Count > 0)
            {
                _report.Left(told.Value.Span, $"the rates of rubrics of {id}: they have no counts, and the experiment is there without them", _legacy.Id);
            }

            return;
        }

        if (experiment.Rubrics.Count == 0)
        {
            var rubrics = told.Rubrics.Select(r => new RubricResult(namer.IdOf(r.Key)) { StatedRate = r.Value.Rate }).OrderBy(r => r.Rubric, StringComparer.Ordinal).ToList();
            _changes.Added[id] = experiment with { Rubrics = rubrics };
            _report.Taken(told.Value.Span, $"{_legacy.Id} {told.Version}: rates of {rubrics.Count} rubrics, without counts  [{id}]", _legacy.Id);
            return;
        }

        foreach (var (words, rate) in told.Rubrics)
        {
            if (experiment.Rubric(namer.IdOf(words)) is { } rubric && !rate.Is(rubric.Rate))
            {
                _problems.Add(rate.Span, Codes.Migrating.Disagreement, $"'{words}' of {id} is {Rate.Text(rate.Rate)} % here; it has {(rubric.Rate is { } own ? $"{Rate.Text(own)} %" : "no rate")} for {rubric.Rubric}, which stays");
            }
        }
    }

    private void AddMatchRates()
    {
        var told = _runs.Where(r => r.Run.MatchRate is { Number: >= 0 and <= 100 }).ToList();
        if (told.Count == 0)
        {
            return;
        }

        var span = told[0].Run.MatchRate!.Span;
        if (told.TrueForAll(r => r.Run.MatchRate!.Number == 0))
        {
            _report.Left(span, string.Create(CultureInfo.InvariantCulture, $"match_rate 0 of {told.Count} {(told.Count == 1 ? "run" : "runs")} of {_legacy.Id}: no run of it has another, so that it was not measured"), _legacy.Id);
            return;
        }

        if (_primary is null)
        {
            _report.Left(span, string.Create(CultureInfo.InvariantCulture, $"match rates of {told.Count} {(told.Count == 1 ? "run" : "runs")} of {_legacy.Id}: its primary rubric is not known"), _legacy.Id);
            _problems.Add(span, Codes.Importing.MatchRateUnknown, $"the primary rubric of {_legacy.Id} is not known: its match rates are left", $"give --primary-rubric {_legacy.Id}=RUBRIC, or set primary_rubric in tracker.json, and migrate again");
            return;
        }

        foreach (var (run, id) in told)
        {
            AddMatchRate(run.MatchRate!, id);
        }
    }

    private void AddMatchRate(LegacyValue told, string id)
    {
        var rate = told.Number!.Value;
        var experiment = Experiment(id);
        var own = experiment.MatchRate(_primary);
        if (own is { } known)
        {
            if (!new StatedPercent(rate, default).Is(known))
            {
                _problems.Add(told.Span, Codes.Migrating.Disagreement, $"the match rate of {id} is {Rate.Text(rate)} here; it has {Rate.Text(known)}, which stays");
            }

            rate = known;
        }

        if (_changes.Added.ContainsKey(id))
        {
            _changes.Added[id] = experiment with { Metrics = experiment.Metrics with { MatchRate = rate } };
        }
        else if (own is null && experiment.Source is { IsList: true })
        {
            _changes.MatchRates[id] = rate;
            _report.Merged(told.Span, $"the match rate of {id}: {Rate.Text(rate)}", _legacy.Id);
        }
    }

    private void AddSuggestions(RubricNamer namer)
    {
        var wanted = _legacy.Suggestions.Select(s => s with { Suggestion = s.Suggestion with { Rubric = s.RubricName is { } words ? namer.IdOf(words) : null } }).ToList();
        var plan = new SuggestionPlan(_legacy.Id, _before, [.. All()], _report);
        _changes.Suggestions.AddRange(plan.Of(wanted));
    }

    private void AddNames(RubricNamer namer)
    {
        if (namer.New.Count > 0 && (!_changes.IsEmpty || _before is not null))
        {
            var all = namer.New.Concat(_before?.RubricNames ?? []).OrderBy(n => n.Key, StringComparer.Ordinal).Select(n => $"{CompactJson.Quote(n.Key)}:{CompactJson.Quote(n.Value)}");
            _changes.Members["rubric_names"] = $"{{{string.Join(',', all)}}}";
        }

        if (_legacy.Name is not { } name)
        {
            return;
        }

        if (_before?.Name is { } known)
        {
            if (known != name.Text)
            {
                _report.Left(name.Span, $"the name {name.Text}: {_legacy.Id} has the name {known}", _legacy.Id);
            }
        }
        else if (_before is null && _changes.Added.Count == 0)
        {
            _report.Left(name.Span, $"the name {name.Text}: {_legacy.Id} has no run", _legacy.Id);
        }
        else
        {
            _changes.Members["module_name"] = CompactJson.Quote(name.Text);
            _report.Taken(name.Span, $"the name of {_legacy.Id}: {name.Text}", _legacy.Id);
        }
    }

    private static string JsonOf(Classification c) =>
        string.Create(CultureInfo.InvariantCulture, $"{{\"tp\":{c.TruePositive},\"tn\":{c.TrueNegative},\"fp\":{c.FalsePositive},\"fn\":{c.FalseNegative}}}");
}
