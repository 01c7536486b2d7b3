using StaticTracker.Diagnostics;
using StaticTracker.Importing;
using StaticTracker.Json;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Verifying;

/// <summary>Compares stored experiments with what their source files give now, read by the readers of an import. Writes nothing.</summary>
internal sealed class Verifier(DataFolder folder, Settings settings, Problems problems)
{
    private readonly List<Verification> _all = [];

    /// <summary>Looks at every stored experiment of a module, or of all (null).</summary>
    public VerifyReport Verify(ReadRuns read, SourceRuns runs, ModuleId? only)
    {
        var sources = new SourceIndex(read, runs);
        foreach (var info in folder.ModuleFiles())
        {
            using var file = ModuleId.TryParse(Path.GetFileNameWithoutExtension(info.Name), out var id) && (only is null || id == only) ? JsonFile.Read(info, new FileBuffer(), problems) : null;
            if (file is null)
            {
                continue;
            }

            if (ModuleReader.TryRead(file.Tree, out var fault) is { } module)
            {
                VerifyModule(file, module, sources);
            }
            else
            {
                problems.Add(file.SpanOf(fault.Node), Codes.Reading.Schema, fault.Reason, "'tracker check' tells more");
            }
        }

        foreach (var run in sources.Unused().Where(r => only is null || r.Module == only).OrderBy(r => r.Module).ThenBy(r => r.Experiment, ExperimentOrder.Comparer))
        {
            _all.Add(new Verification(VerifyOutcome.NotStored, run.Module, run.Experiment) { File = run.File.Shown });
        }

        return new VerifyReport(_all);
    }

    private static Dictionary<string, JsonNode> NodesOf(JsonFile file)
    {
        var nodes = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var element in file.Tree.Root["experiments"u8].Elements)
        {
            nodes[element["id"u8].AsString() ?? ""] = element;
        }

        return nodes;
    }

    private void VerifyModule(JsonFile file, Module module, SourceIndex sources)
    {
        var nodes = NodesOf(file);
        var primary = module.PrimaryRubric ?? settings.Of(module.Id).PrimaryRubric;
        foreach (var experiment in module.Experiments)
        {
            _all.Add(sources.Find(module.Id, experiment) is { } found
                ? Compare(file, module.Id, experiment, nodes[experiment.Id], primary, found)
                : new Verification(VerifyOutcome.NoSource, module.Id, experiment) { Unread = sources.Unread(experiment), OtherContent = sources.OtherContent(experiment) });
        }
    }

    private Verification Compare(JsonFile file, ModuleId module, Experiment stored, JsonNode node, string? primary, (ResolvedRun Run, bool ByName) found)
    {
        var (run, byName) = found;
        using var tree = JsonTree.Parse(ExperimentWriter.Write(WithMatchRate(run.Experiment, primary)));
        var sameName = stored.Source?.File == run.Experiment.Source!.File;
        var agreement = FigureAgreement.Of(node, tree.Root, primary, sameName);
        var differences = agreement.Differences.Select(d => new FigureDifference(d.Field, d.Before, d.After, file.SpanOf(FieldPlace.Of(node, d.Field)))).ToList();
        if (run.Module != module)
        {
            differences.Insert(0, new FigureDifference("module", module.Text, run.Module.Text, file.SpanOf(file.Tree.Root["module_id"u8])));
        }

        // What was worked out from a mean stays marked so, though files that say more came beside it.
        if (stored.Source is { } source && source.Derived != run.Experiment.Source.Derived && (run.Experiment.Source.Derived || source.Sha256 == run.Experiment.Source.Sha256))
        {
            var told = node["source"u8]["derived"u8];
            differences.Add(new FigureDifference("source.derived", told.Exists ? CompactJson.Of(told) : null, run.Experiment.Source.Derived ? "true" : null, file.SpanOf(told.Exists ? told : node["source"u8])));
        }

        if (byName && stored.Source?.Sha256 is { } hash)
        {
            differences.Add(new FigureDifference("source.sha256", CompactJson.Quote(hash), CompactJson.Quote(run.Experiment.Source.Sha256!), file.SpanOf(node["source"u8]["sha256"u8])));
        }

        differences.AddRange(new VerdictAgreement(folder, module, stored.Id, problems).Compare(run.Verdicts));

        var outcome = differences.Count > 0 ? VerifyOutcome.Differs : run.ToldOtherwise.Count > 0 ? VerifyOutcome.ToldOtherwise : VerifyOutcome.Agrees;
        return new Verification(outcome, module, stored)
        {
            File = run.File.Shown,
            ByName = byName,
            Place = file.SpanOf(node),
            ToldOtherwise = run.ToldOtherwise,
            Differences = differences,
            Notes = [.. FromStored(run), .. agreement.Notes, .. MaybeOverridden(differences)],
        };
    }

    private static IEnumerable<string> FromStored(ResolvedRun run) =>
        run.FromStored.Count == 0 ? [] : [$"not told by the source, and taken as stored: {string.Join(", ", run.FromStored)}"];

    /// <summary>Values that an import may have been told with --override and that no id is proof of.</summary>
    private static IEnumerable<string> MaybeOverridden(IEnumerable<FigureDifference> differences) => differences.Where(d => d.Stored is not null && d.Recomputed is not null)
        .Select(d => FieldWords.Unproven(d.Field)).OfType<(string Name, string Option)>()
        .Select(f => $"if the import was told the {f.Name} with --override, it differs by that alone: {f.Option} and --override say it here too");

    private static Experiment WithMatchRate(Experiment experiment, string? primary) =>
        primary is not null && experiment.Rubric(primary) is { } rubric ? experiment with { Metrics = experiment.Metrics with { MatchRate = rubric.FullRate } } : experiment;
}
