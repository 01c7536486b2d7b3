using System.Text;
using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Importing;

/// <summary>Takes experiments back, and brings them back: <c>withdrawn {reason, at}</c> in the module's file. Nothing is erased.</summary>
internal sealed class Retraction(DataFolder folder, Problems problems)
{
    /// <summary>The members that withdraw an experiment.</summary>
    public static IReadOnlyDictionary<string, string?> Members(string reason, string? at)
    {
        var time = at is null ? "" : $",\"at\":{CompactJson.Quote(at)}";
        return new Dictionary<string, string?> { ["withdrawn"] = $"{{\"reason\":{CompactJson.Quote(reason)}{time}}}" };
    }

    /// <summary>The module and its file that hold an experiment; null, with a problem, where none does.</summary>
    public (ModuleId Module, JsonFile File, Experiment Experiment)? Find(string id)
    {
        var wanted = Encoding.UTF8.GetBytes(id);
        var ids = new List<string>();
        foreach (var info in folder.ModuleFiles())
        {
            // Most files are not the one: the raw bytes tell before anything is parsed. A mistyped id needs the parsed ids for its hint.
            if (DataFolder.IsLink(info) || JsonFile.Read(info.FullName, problems) is not { } file)
            {
                continue;
            }

            if (ModuleReader.TryRead(file.Tree, out _) is { } module)
            {
                if (file.Text.Span.IndexOf(wanted) >= 0 && module.Experiments.FirstOrDefault(e => e.Id == id) is { } found)
                {
                    return (module.Id, file, found);
                }

                ids.AddRange(module.Experiments.Select(e => e.Id));
            }

            file.Dispose();
        }

        var near = DidYouMean.Of(id, ids);
        problems.Add(SourceSpan.File(id), Codes.Importing.NoSuchExperiment, "no module has an experiment of this id", near is null ? "'tracker show MODULE' lists them" : $"did you mean '{near}'?");
        return null;
    }

    /// <summary>The module's file with the experiment withdrawn, or brought back; null, with a problem, where it is so already.</summary>
    public byte[]? Change(JsonFile file, Experiment experiment, string? reason, string? at, bool undo)
    {
        if (undo == (experiment.Withdrawn is null))
        {
            problems.Add(SourceSpan.File(file.Path), Codes.Importing.AlreadyWithdrawn, undo ? $"{experiment.Id} is not withdrawn" : $"{experiment.Id} is withdrawn already: {experiment.Withdrawn!.Reason}",
                undo ? null : "'tracker retract --undo' brings it back");
            return null;
        }

        if (undo && Other(ModuleReader.TryRead(file.Tree, out _)!, experiment) is ({ } other, { } words))
        {
            problems.Add(SourceSpan.File(file.Path), Codes.Importing.Corrected, $"{experiment.Id} {words} {other}, so that bringing it back would count both", $"take that one back first: tracker retract {other} --reason \"…\"");
            return null;
        }

        return ModuleText.Edit(file.Tree, experiment.Id, undo ? new Dictionary<string, string?> { ["withdrawn"] = null } : Members(reason!, at));
    }

    /// <summary>What corrects the experiment, or what it corrects, where that counts: of the two only one may.</summary>
    private static (string Id, string Words)? Other(Module module, Experiment experiment) =>
        module.Experiments.FirstOrDefault(e => e.Corrects == experiment.Id && e.Withdrawn is null) is { } correction ? (correction.Id, "was corrected by")
            : module.Experiments.FirstOrDefault(e => e.Id == experiment.Corrects && e.Withdrawn is null) is { } corrected ? (corrected.Id, "corrects") : null;
}
