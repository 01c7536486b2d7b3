using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Importing;

/// <summary>Decides what of the runs read is new to their module. Writes nothing.</summary>
internal sealed class ModulePlanner(DataFolder folder, Settings settings, ImportOptions options, Problems problems)
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

        var plan = new ModulePlan(id) { Existing = file, Before = module, PrimaryRubric = primary ?? options.PrimaryRubric, NewPrimaryRubric = module is not null && primary is null ? options.PrimaryRubric : null };
        return Decide(plan, module, runs);
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

    private ModulePlan Decide(ModulePlan plan, Module? module, IEnumerable<ResolvedRun> runs)
    {
        var existing = new KnownExperiments(module?.Experiments ?? []);
        var added = new List<PlannedRun>();
        var there = new List<(string, SourceFile)>();
        var edits = new List<(string, IReadOnlyDictionary<string, string?>)>();
        ResolvedRun? last = null;
        foreach (var run in runs.OrderBy(r => r.Identity, StringComparer.Ordinal).ThenBy(r => r.Experiment.Source!.File, StringComparer.Ordinal))
        {
            if (last?.Identity == run.Identity)
            {
                there.Add((last.Experiment.Id, run.File));
                continue;
            }

            last = run;
            if (existing.Find(run) is { } known)
            {
                last = run with { Experiment = run.Experiment with { Id = known.Id } };
                there.Add((known.Id, run.File));
                AddRename(known, run, edits);
                continue;
            }

            var experiment = WithMatchRate(run, plan.PrimaryRubric);
            if (existing.IsTaken(experiment.Id))
            {
                experiment = experiment with { Id = ExperimentIds.IdOf(run.Module, experiment.PromptVersion, experiment.Model, experiment.Timestamp, run.Identity, ExperimentIds.LongDigits) };
                last = run with { Experiment = experiment };
            }

            existing.Take(experiment.Id);
            added.Add(new PlannedRun(experiment, run.Verdicts, run.File));
        }

        TellUnknownMatchRates(plan, added, runs);
        return plan with { Added = added, AlreadyThere = there, Edits = edits };
    }

    /// <summary>The same content under another name: the name that comes first is kept, so that the order of imports does not matter.</summary>
    private static void AddRename(Experiment known, ResolvedRun run, List<(string, IReadOnlyDictionary<string, string?>)> edits)
    {
        var name = run.Experiment.Source!.File!;
        if (known.Source is { File: { } old } source && source.Sha256 == run.Experiment.Source.Sha256 && string.CompareOrdinal(name, old) < 0)
        {
            edits.Add((known.Id, new Dictionary<string, string?> { ["source"] = JsonOf(source with { File = name }) }));
        }
    }

    private static string JsonOf(Source source)
    {
        var members = new List<string>(4);
        void Put(string key, string? value)
        {
            if (value is not null)
            {
                members.Add(string.Create(CultureInfo.InvariantCulture, $"\"{key}\":{CompactJson.Quote(value)}"));
            }
        }

        Put("format", source.Format);
        Put("file", source.File);
        Put("sha256", source.Sha256);
        Put("url", source.Url);
        return $"{{{string.Join(',', members)}}}";
    }

    /// <summary>Told once per module: a folder of a thousand files has one cause.</summary>
    private void TellUnknownMatchRates(ModulePlan plan, List<PlannedRun> added, IEnumerable<ResolvedRun> runs)
    {
        if (plan.PrimaryRubric is not null || added.Count == 0)
        {
            return;
        }

        var (count, first) = (0, (ResolvedRun?)null);
        foreach (var run in runs)
        {
            if (run.StatedMatchRate is not null)
            {
                count++;
                first = first is null || string.CompareOrdinal(run.File.Shown, first.File.Shown) < 0 ? run : first;
            }
        }

        if (first is not null)
        {
            var many = count == 1 ? "the file states" : string.Create(CultureInfo.InvariantCulture, $"{count} files, of which this is the first, state");
            problems.Add(first.StatedMatchRate!.Span, Codes.Importing.MatchRateUnknown, $"{many} a match rate, but the primary rubric of {plan.Module} is not known: it is left out",
                "give --primary-rubric, or set primary_rubric in the module's file or in tracker.json");
        }
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

        return experiment with { Metrics = experiment.Metrics with { MatchRate = rubric.Rate } };
    }
}
