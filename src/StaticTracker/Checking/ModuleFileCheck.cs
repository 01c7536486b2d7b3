using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Checking;

/// <summary>One module file from its text to a sound record: schema, reading, rules. One instance serves one thread.</summary>
internal sealed class ModuleFileCheck(Settings settings)
{
    private readonly ReferenceRules _references = new();
    private readonly TwinNames _twins = new();
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    /// <summary>The module where it can be read, sound or not (see <see cref="FileProblems.HasErrors"/>); null where it cannot.</summary>
    public Module? Check(FileProblems problems, string fileName)
    {
        if (!JsonFileCheck.Check(DataKind.Module, problems))
        {
            return null;
        }

        var tree = problems.File.Tree;
        if (ModuleReader.TryRead(tree, out var fault) is not { } module)
        {
            TellFaults(problems, tree.Root, fault);
            return null;
        }

        if (fileName != module.Id.Text + ".json")
        {
            problems.Add(
                tree.Root["module_id"u8], Codes.Form.FileName, $"the file is {Shown.Text(fileName)} but the module is {Shown.Text(module.Id.Text)}",
                $"rename the file to {Shown.Text(module.Id.Text + ".json")}, or correct module_id");
        }

        var scope = new ModuleScope(module, problems, settings);
        _told.Clear();
        var experiments = module.Experiments;
        for (var i = 0; i < experiments.Count; i++)
        {
            if (experiments[i].Withdrawn is null)
            {
                // Withdrawn ones are often so because their figures are wrong; they stay in the file and count nowhere.
                CountRules.Check(scope, i, experiments[i]);
                RateRules.Check(scope, i, experiments[i]);
            }

            FormRules.Check(scope, i, experiments[i], _told);
        }

        FormRules.CheckNames(scope);
        _twins.Check(scope);
        _references.Check(scope);
        return module;
    }

    /// <summary>What fits the schema and still cannot be read: device names and times that do not exist. All of them, not the first.</summary>
    private static void TellFaults(FileProblems problems, JsonNode root, (JsonNode Node, string Reason) fault)
    {
        var told = false;
        if (root["module_id"u8].AsString() is { } id && ModuleId.IsReserved(id))
        {
            FormRules.ReportUnfit(problems, root["module_id"u8], id);
            told = true;
        }

        foreach (var experiment in root["experiments"u8].Elements)
        {
            if (experiment["timestamp"u8].AsString() is { } time && !Timestamp.TryParse(time, out _))
            {
                FormRules.ReportTime(problems, experiment["timestamp"u8], time);
                told = true;
            }
        }

        if (!told)
        {
            problems.Add(fault.Node, Codes.Reading.Schema, fault.Reason);
        }
    }
}
