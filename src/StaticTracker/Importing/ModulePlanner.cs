using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Importing;

/// <summary>Decides what of the runs read is new to their module. Writes nothing.</summary>
internal sealed class ModulePlanner(DataFolder folder, Settings settings, ImportOptions options, UnknownMatchRates unknown, Problems problems)
{
    /// <summary>The plan for one module; null, with problems, where its file cannot be used.</summary>
    public ModulePlan? Plan(ModuleId id, IEnumerable<ResolvedRun> runs)
    {
        var path = folder.ModuleFile(id);
        JsonFile? file = null;
        Module? module = null;
        if (File.Exists(path))
        {
            file = JsonFile.Read(path, problems);
            module = file is null ? null : ReadModule(file, id);
            if (file is null || module is null)
            {
                file?.Dispose();
                return null;
            }
        }

        var primary = module?.PrimaryRubric ?? settings.Of(id).PrimaryRubric;
        if (primary is not null && options.PrimaryRubric is { } asked && asked != primary)
        {
            problems.Add(SourceSpan.File(DataFolder.Show(module?.PrimaryRubric is null ? folder.Settings : path)), Codes.Importing.OptionContradicts,
                $"--primary-rubric says '{asked}', but the primary rubric of {id} is '{primary}'", "leave --primary-rubric out, or change it in the file");
            file?.Dispose();
            return null;
        }

        var wanted = primary ?? AskedFor(id, module, runs);
        var plan = new ModulePlan(id) { Existing = file, Before = module, PrimaryRubric = wanted, NewPrimaryRubric = module is not null && primary is null ? wanted : null };
        if (Decide(plan, module, runs) is { } decided)
        {
            return decided;
        }

        file?.Dispose();
        return null;
    }

    /// <summary>The rubric that was asked for; null, with a problem, where the module's results have rubrics and none is called so: the module's file would keep a slip for good.</summary>
    private string? AskedFor(ModuleId id, Module? module, IEnumerable<ResolvedRun> runs)
    {
        if (options.PrimaryRubric is not { } asked)
        {
            return null;
        }

        var known = (module?.Experiments ?? []).Concat(runs.Select(r => r.Experiment)).SelectMany(e => e.Rubrics).Select(r => r.Rubric).Distinct().Order(StringComparer.Ordinal).ToList();
        if (known.Count == 0 || known.Contains(asked))
        {
            return asked;
        }

        problems.Add(SourceSpan.File("--primary-rubric"), Codes.Sources.NoSuchRubric, $"no result of {id} has the rubric '{asked}': its primary rubric stays unknown",
            DidYouMean.Of(asked, known) is { } near ? $"did you mean '{near}'?" : $"its rubrics are {string.Join(", ", known.Take(20))}{(known.Count > 20 ? ", …" : "")}");
        return null;
    }

    private Module? ReadModule(JsonFile file, ModuleId id)
    {
        if (ModuleReader.TryRead(file.Tree, out var fault) is not { } module)
        {
            problems.Add(file.SpanOf(fault.Node), Codes.Reading.Schema, fault.Reason, "run 'tracker check', mend the file, then import again");
            return null;
        }

        if (module.Id != id)
        {
            problems.Add(file.SpanOf(file.Tree.Root["module_id"u8]), Codes.Reading.Schema, $"this file is called {id}.json but says module '{module.Id}'", "run 'tracker check', mend the file, then import again");
            return null;
        }

        return module;
    }

    /// <summary>What is new; null, with a problem, where a run contradicts the prompt that is kept for its version.</summary>
    private ModulePlan? Decide(ModulePlan plan, Module? module, IEnumerable<ResolvedRun> runs)
    {
        var there = new List<(string, SourceFile)>();
        var texts = new List<(string, ResolvedRun)>();
        var edits = new List<(string, IReadOnlyDictionary<string, string?>)>();
        var renamed = new List<Renaming>();
        var prompts = new PromptHashes(folder, options, problems);
        var ordered = runs.OrderBy(r => r.Identity, StringComparer.Ordinal).ThenBy(r => r.Experiment.Source!.File, StringComparer.Ordinal).ToList();
        var existing = new KnownExperiments(module?.Experiments ?? [], ordered.Count);
        var added = new List<PlannedRun>(ordered.Count);
        for (int start = 0, end; start < ordered.Count; start = end)
        {
            for (end = start + 1; end < ordered.Count && ordered[end].Identity == ordered[start].Identity;)
            {
                end++;
            }

            var lead = SameContent.Lead(ordered, start, end, problems);
            string id;
            if (Known(existing, ordered, start, end) is { } known)
            {
                if (known.Source is { IsList: true } && lead.Experiment.Rubrics.Count > 0)
                {
                    added.Add(InPlaceOf(known, lead, plan.PrimaryRubric));
                    id = known.Id;
                    start++;
                }
                else
                {
                    id = Unify(known, lead, edits, renamed, module!);
                    if (lead.Details is not null)
                    {
                        texts.Add((id, lead));
                    }
                }
            }
            else
            {
                if (prompts.Complete(plan.Module, Free(WithMatchRate(lead, plan.PrimaryRubric), lead, existing), lead.File) is not { } experiment)
                {
                    return null;
                }

                id = experiment.Id;
                existing.Take(id);
                added.Add(new PlannedRun(experiment, lead.Verdicts, lead.File) { Details = lead.Details });
                start++;
            }

            for (; start < end; start++)
            {
                there.Add((id, ordered[start].File));
            }
        }

        if (plan.PrimaryRubric is null && added.Count > 0)
        {
            unknown.Note(plan.Module, ordered);
        }

        added.Sort(static (a, b) => ExperimentOrder.Comparer.Compare(a.Experiment, b.Experiment));
        return plan with { Added = added, AlreadyThere = there, Edits = edits, Renamed = renamed, TextsOnly = texts };
    }

    /// <summary>The experiment that runs of one identity are already; null: they are new.</summary>
    private static Experiment? Known(KnownExperiments existing, List<ResolvedRun> runs, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (existing.Find(runs[i]) is { } known)
            {
                return known;
            }
        }

        return null;
    }

    /// <summary>A run's own result knows more than the list of totals that it was migrated from: it takes that one's place and keeps its id, and what was linked to it.</summary>
    private PlannedRun InPlaceOf(Experiment migrated, ResolvedRun run, string? primary)
    {
        var now = WithMatchRate(run, primary);
        if ((now.Metrics.Pass, now.Metrics.Failed, now.Metrics.Error ?? 0) is var counts && counts != (migrated.Metrics.Pass, migrated.Metrics.Failed, migrated.Metrics.Error ?? 0))
        {
            problems.Add(SourceSpan.File(run.File.Shown), Codes.Importing.SourcesDisagree, string.Create(
                CultureInfo.InvariantCulture,
                $"{migrated.Id} was migrated with {migrated.Metrics.Pass} passed and {migrated.Metrics.Failed} failed; its own result gives {counts.Pass} and {counts.Failed}, which are taken"));
        }

        return new PlannedRun(
            now with
            {
                Id = migrated.Id,
                Classification = now.Classification ?? migrated.Classification,
                Links = [.. now.Links.Concat(migrated.Links.Where(m => now.Links.All(l => l.Key != m.Key))).OrderBy(l => l.Key, StringComparer.Ordinal)],
            },
            run.Verdicts,
            run.File) { Details = run.Details };
    }

    /// <summary>The experiment under an id that no other one has.</summary>
    private static Experiment Free(Experiment experiment, ResolvedRun run, KnownExperiments existing) => existing.IsTaken(experiment.Id)
        ? experiment with { Id = ExperimentIds.IdOf(run.Module, experiment.PromptVersion, experiment.Model, experiment.Timestamp, run.Identity, ExperimentIds.LongDigits) }
        : experiment;

    /// <summary>Makes an experiment that is there already what any order of imports makes it; its id then.</summary>
    private string Unify(Experiment known, ResolvedRun lead, List<(string, IReadOnlyDictionary<string, string?>)> edits, List<Renaming> renamed, Module module)
    {
        TellOtherFigures(known, lead);
        var members = SameContent.Edits(known, lead, problems);
        if (members.Count == 0)
        {
            return known.Id;
        }

        edits.Add((known.Id, members));
        if (!members.TryGetValue("id", out var quoted))
        {
            return known.Id;
        }

        var id = quoted!.Trim('"');
        renamed.Add(new Renaming(known.Id, id));
        edits.AddRange(module.Experiments.Where(e => e.Corrects == known.Id).Select(e => (e.Id, (IReadOnlyDictionary<string, string?>)new Dictionary<string, string?> { ["corrects"] = quoted })));
        return id;
    }

    /// <summary>The same content with other counts: rules or options have changed since it was imported, and figures that are there are never edited.</summary>
    private void TellOtherFigures(Experiment known, ResolvedRun run)
    {
        var (old, now) = (known.Metrics, run.Experiment.Metrics);
        if (known.Source?.Sha256 == run.Experiment.Source!.Sha256 && (old.Pass, old.Failed, old.Error ?? 0) != (now.Pass, now.Failed, now.Error ?? 0))
        {
            problems.Add(SourceSpan.File(run.File.Shown), Codes.Importing.OtherFigures, $"{known.Id} is there with {Words(old)}; now this file gives {Words(now)}, which is not taken",
                $"to take the new figures, let a rule give these runs a param of their own, and retract {known.Id}");
        }

        static string Words(Metrics m) => string.Create(CultureInfo.InvariantCulture, $"{m.Pass?.ToString(CultureInfo.InvariantCulture) ?? "no"} passed, {m.Failed?.ToString(CultureInfo.InvariantCulture) ?? "no"} failed, {m.Error ?? 0} errors");
    }

    private Experiment WithMatchRate(ResolvedRun run, string? primary)
    {
        var experiment = run.Experiment;
        if (primary is null || experiment.Rubric(primary) is not { } rubric)
        {
            return experiment;
        }

        if (run.StatedMatchRate is { } stated && StatedCheck.MatchRate(stated, rubric) is { } problem)
        {
            problems.Add(problem);
        }

        return experiment with { Metrics = experiment.Metrics with { MatchRate = rubric.FullRate } };
    }
}
