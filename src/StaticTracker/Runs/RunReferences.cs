using System.Text;
using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Runs;

/// <summary>Who refers to runs: experiments that were made from their logs, and files of A/B experiments, promotions and benchmarks that name them.</summary>
public sealed class RunReferences
{
    private static readonly string[] s_folders = ["ab", "promotions", "benchmarks"];

    private readonly Dictionary<string, string> _who = new(StringComparer.Ordinal);

    private readonly HashSet<string> _experiments = new(StringComparer.Ordinal);

    private RunReferences()
    {
    }

    /// <summary>Who refers to a run, in words; null: nobody.</summary>
    public string? To(RunRecord run) => _who.GetValueOrDefault(run.Id) ?? (run.ExperimentId is { } ab ? $"it is part of the A/B experiment {ab}" : null);

    /// <summary>Files of details of experiments that were made from a run and are no more: nothing but the run still leads to them.</summary>
    public IReadOnlyList<string> OrphanedDetails(DataFolder folder, RunRecord run) =>
        [.. run.Results.Where(r => DataFolder.IsFileName(r) && !_experiments.Contains(r)).Select(r => folder.DetailFile(run.Module, r)).Where(File.Exists).Order(StringComparer.Ordinal)];

    /// <summary>Null, with problems, where a file cannot be read: what is not known to be free is not free.</summary>
    public static RunReferences? Read(DataFolder folder, Problems problems)
    {
        var references = new RunReferences();
        foreach (var info in folder.ModuleFiles())
        {
            using var file = JsonFile.Read(info, new FileBuffer(), problems);
            if (file is null || ModuleReader.TryRead(file.Tree, out _) is not { } module)
            {
                problems.Add(SourceSpan.File(DataFolder.Show(info.FullName)), Codes.Runs.StillReferred, "what this file refers to is not known", "'tracker check' tells what is wrong with it");
                return null;
            }

            references.Add(module);
        }

        foreach (var path in s_folders.Select(f => Path.Combine(folder.Root, f)).Where(Directory.Exists).SelectMany(f => Directory.EnumerateFiles(f, "*.json", SearchOption.AllDirectories)))
        {
            using var file = JsonFile.Read(path, problems);
            if (file is null)
            {
                return null;
            }

            references.Add(file.Tree.Root, $"{DataFolder.Show(path)} names it");
        }

        return references;
    }

    private void Add(Module module)
    {
        _experiments.UnionWith(module.Experiments.Select(e => e.Id));
        foreach (var e in module.Experiments.Where(e => e.Run is not null))
        {
            _who.TryAdd(e.Run!, $"the experiment {e.Id} was made from its log");
        }
    }

    /// <summary>Every text of a document may be a run's id: one too many holds a run that could go, one too few would lose one.</summary>
    private void Add(JsonNode node, string who)
    {
        if (node.Kind == JsonKind.String)
        {
            _who.TryAdd(Encoding.UTF8.GetString(node.RawText), who);
        }

        foreach (var member in node.Members)
        {
            _who.TryAdd(member.Name, who);
            Add(member.Value, who);
        }

        foreach (var element in node.Elements)
        {
            Add(element, who);
        }
    }
}
