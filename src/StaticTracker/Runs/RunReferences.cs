using System.Text;
using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Runs;

/// <summary>Who refers to runs: experiments that were made from their logs, and files of A/B experiments, promotions and benchmarks that name them.</summary>
public sealed class RunReferences
{
    /// <summary>How the version of a promoted router begins.</summary>
    private const string RouterPrefix = "router-";

    private static readonly string[] s_folders = ["ab", "promotions", "benchmarks"];

    private readonly Dictionary<string, string> _who = new(StringComparer.Ordinal);

    private readonly HashSet<string> _experiments = new(StringComparer.Ordinal);

    /// <summary>Experiments that a module's active version was judged by, with whose it is.</summary>
    private readonly Dictionary<string, string> _active = new(StringComparer.Ordinal);

    private RunReferences()
    {
    }

    /// <summary>Who refers to a run, in words; null: nobody.</summary>
    public string? To(RunRecord run) => _who.GetValueOrDefault(run.Id) ?? (run.ExperimentId is { } ab ? $"it is part of the A/B experiment {ab}" : null);

    /// <summary>What an active version has of a run, in words; null: none stands on it.</summary>
    public string? Active(RunRecord run) => run.Results.Select(r => _active.GetValueOrDefault(r)).OfType<string>().FirstOrDefault();

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
            if (Path.GetDirectoryName(path) == folder.Promotions && !references.AddActive(folder, file.Tree.Root, problems))
            {
                return null;
            }
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

    /// <summary>The experiment of the last entry; of a router those of its candidates. False, with a problem, where a router cannot be read.</summary>
    private bool AddActive(DataFolder folder, JsonNode list, Problems problems)
    {
        if (list["entries"u8].ToArray() is not [.., var last] || last["experiment"u8].AsString() is not { } experiment)
        {
            return true;
        }

        var (module, version) = (list["module"u8].AsString(), last["prompt_version"u8].AsString());
        _active.TryAdd(experiment, $"{experiment} is what the active version of {module} stands on");
        var path = version?.StartsWith(RouterPrefix, StringComparison.Ordinal) == true && ModuleId.TryParse(module, out var id) && PromptVersion.TryParse(version[RouterPrefix.Length..], out var router) && DataFolder.IsFileName(router.Text)
            ? folder.RouterFile(id, router) : null;
        if (path is null || !File.Exists(path))
        {
            return true;
        }

        using var file = JsonFile.Read(path, problems);
        foreach (var candidate in file?.Tree.Root["candidates"u8].ToArray() ?? [])
        {
            if (candidate["experiment"u8].AsString() is { } chosen)
            {
                _active.TryAdd(chosen, $"{chosen} is what the active router of {module} was learned from");
            }
        }

        return file is not null;
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
