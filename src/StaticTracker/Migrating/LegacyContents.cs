using StaticTracker.Diagnostics;
using StaticTracker.Importing;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Migrating;

/// <summary>Sorts what the files hold by module. What a part is, is told by its shape: names of files and constants differ.</summary>
internal sealed class LegacyContents(Settings settings, MigrationReport report, Problems problems)
{
    private const string FolderMap = "MODULE_FOLDER_MAP";

    private readonly RunEntryReader _runs = new(settings, report, problems);
    private readonly SortedDictionary<ModuleId, LegacyModule> _modules = [];
    private readonly List<(string Key, LegacyValue Value)> _matrices = [];

    /// <summary>In natural order of the modules.</summary>
    public IReadOnlyList<LegacyModule> Read(IEnumerable<LegacyFile> files)
    {
        foreach (var file in files)
        {
            var known = 0;
            foreach (var part in file.Parts)
            {
                known += ReadPart(file, part) ? 1 : 0;
            }

            if (known == 0)
            {
                problems.Add(SourceSpan.File(file.Shown), Codes.Migrating.UnknownShape, "this file holds nothing that is known",
                    "what is known: runs, improvementHistory and improvement_history.yaml, suggestions, binaryMetrics, MODULE_FOLDER_MAP");
            }
        }

        PlaceMatrices();
        return [.. _modules.Values];
    }

    private LegacyModule Of(ModuleId id) => _modules.TryGetValue(id, out var module) ? module : _modules[id] = new LegacyModule(id);

    /// <summary>The module that a key names: M01A, m01a, m01a_v2; null where it names none.</summary>
    private static ModuleId? IdOf(string key)
    {
        var clues = new List<FieldClue>();
        RunText.ReadModule(key.Trim(), FieldOrigin.Content, default, clues);
        return ModuleId.TryParse(clues[0].Text, out var id) ? id : null;
    }

    /// <summary>Whether the part is one of those that are known, be it empty.</summary>
    private bool ReadPart(LegacyFile file, LegacyPart part)
    {
        var value = part.Value;
        if (value is { Kind: LegacyKind.List, Items.Count: 0 } or { Kind: LegacyKind.Map, Members.Count: 0 })
        {
            return true;
        }

        if (value.Kind is not (LegacyKind.List or LegacyKind.Map))
        {
            return Unknown(part);
        }

        if (value.Kind == LegacyKind.List)
        {
            return ReadList(file, value) || Unknown(part);
        }

        if (value["runs"] is { Kind: LegacyKind.List or LegacyKind.Map } runs)
        {
            TellOthers(value, "runs");
            AddRuns(file, runs, file.IsScript ? Source.ModulesData : runs.Kind == LegacyKind.Map ? Source.AllRuns : Source.ProgressHistory);
            return true;
        }

        if (value["modules"] is { Kind: LegacyKind.Map } modules)
        {
            TellOthers(value, "modules");
            foreach (var (key, module) in modules.Members)
            {
                ReadModule(key, module);
            }

            return true;
        }

        return ReadNamedMap(part) || Unknown(part);
    }

    private bool ReadList(LegacyFile file, LegacyValue list)
    {
        if (list.Items.Any(i => i.Has("suggestion") || i.Has("suggested_changes")))
        {
            foreach (var item in list.Items)
            {
                AddSuggestion(null, null, null, item);
            }

            return true;
        }

        if (!list.Items.Any(i => i["module"] is not null && (i["summary"] ?? i["pass_rate"]) is not null))
        {
            return false;
        }

        AddRuns(file, list, file.IsScript ? Source.ModulesData : Source.ProgressHistory);
        return true;
    }

    private bool ReadNamedMap(LegacyPart part)
    {
        var value = part.Value;
        if (value["suggestions"] is { Kind: LegacyKind.List } suggestions)
        {
            foreach (var item in suggestions.Items)
            {
                AddSuggestion(null, null, null, item);
            }

            return true;
        }

        if (value["prompt_versions"] is not null)
        {
            report.Left(value.Span, "applied improvements: they say in which version something was applied, not about which version it was made; the improvement history says both");
            return true;
        }

        if (value.Members.All(m => ConfusionMatrix.Is(m.Value)))
        {
            _matrices.AddRange(value.Members.Select(m => (m.Key, m.Value)));
            return true;
        }

        if (part.Name != FolderMap)
        {
            return false;
        }

        foreach (var (key, folder) in value.Members)
        {
            AddName(key, folder);
        }

        return true;
    }

    private bool Unknown(LegacyPart part)
    {
        report.Left(part.Value.Span, part.Name is null ? "this file: nothing in it is known" : $"'{part.Name}': there is no place for it");
        return false;
    }

    private void TellOthers(LegacyValue value, string but)
    {
        foreach (var (key, member) in value.Members)
        {
            if (key != but && member.Kind != LegacyKind.Null)
            {
                report.Left(member.Span, $"'{key}': what the file says of itself");
            }
        }
    }

    private void AddRuns(LegacyFile file, LegacyValue runs, string format)
    {
        foreach (var run in _runs.Read(file, runs, format))
        {
            Of(run.Module).Runs.Add(run);
        }
    }

    private void AddName(string key, LegacyValue folder)
    {
        if (IdOf(key) is not { } id || folder.Words is not { } name)
        {
            report.Left(folder.Span, $"the folder of '{key}': that names no module");
            return;
        }

        var prefix = id.Text + "_";
        Of(id).Name ??= (name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && name.Length > prefix.Length ? name[prefix.Length..] : name, folder.Span);
    }

    private void ReadModule(string key, LegacyValue module)
    {
        if (IdOf(key) is not { } id)
        {
            report.Left(module.Span, $"'{key}' names no module");
            return;
        }

        foreach (var item in module["suggestions"]?.Items ?? [])
        {
            AddSuggestion(id, null, null, item);
        }

        foreach (var (name, version) in module["versions"]?.Members ?? [])
        {
            ReadVersion(id, name, version);
        }

        foreach (var (name, value) in module.Members)
        {
            if (name is not ("suggestions" or "versions") && value.Kind != LegacyKind.Null)
            {
                report.Left(value.Span, $"'{name}' of {id}: there is no place for it", id);
            }
        }
    }

    /// <summary>A version's key may have a model behind it: v4_gpt4omini.</summary>
    private void ReadVersion(ModuleId id, string key, LegacyValue value)
    {
        var text = key.Split('_')[0];
        if (value.Kind != LegacyKind.Map || !PromptVersion.TryParse(RunText.IsVersion(text) ? text.ToLowerInvariant() : key, out var version))
        {
            report.Left(value.Span, $"'{key}' of {id} is no prompt version with what is known of it", id);
            return;
        }

        var evaluation = value["evaluation"] is { Kind: LegacyKind.Map } map ? new LegacyEvaluation(version, map) : null;
        if (evaluation is not null)
        {
            Of(id).Evaluations.Add(evaluation);
        }

        foreach (var item in value["suggestions"]?.Items ?? [])
        {
            AddSuggestion(id, version, evaluation?.Day, item);
        }

        foreach (var (name, other) in value.Members)
        {
            if (name is not ("evaluation" or "suggestions") && other.Kind != LegacyKind.Null)
            {
                report.Left(other.Span, $"'{name}' of {id} {key}: it follows from what is taken, or there is no place for it", id);
            }
        }
    }

    private void AddSuggestion(ModuleId? module, PromptVersion? version, string? day, LegacyValue item)
    {
        if (SuggestionEntryReader.Read(module, version, day, item, IdOf, out var why) is { } found)
        {
            Of(found.Module).Suggestions.Add(found.Suggestion);
        }
        else
        {
            report.Left(item.Span, $"a suggestion: {why}", module);
            problems.Add(item.Span, Codes.Migrating.EntryUnfit, $"a suggestion is left: {why}");
        }
    }

    /// <summary>Matrices stand under a module or under a run, whichever of both the key is; so they wait for the runs.</summary>
    private void PlaceMatrices()
    {
        foreach (var (key, value) in _matrices)
        {
            var byRun = _modules.Values.FirstOrDefault(m => m.Runs.Exists(r => r.RunId == key));
            var id = byRun?.Id ?? IdOf(key);
            var own = new List<Problem>();
            var counts = ConfusionMatrix.Of(value, own);
            problems.AddRange(own);
            if (counts is null || id is not { } module)
            {
                report.Left(value.Span, $"the confusion matrix of '{key}': {(counts is null ? own[0].Message : "that names no module")}");
                continue;
            }

            Of(module).Matrices.Add((byRun is null ? null : key, counts, value.Span));
        }
    }
}
