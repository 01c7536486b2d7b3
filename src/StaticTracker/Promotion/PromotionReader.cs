using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Modules;
using StaticTracker.Prompts;
using StaticTracker.Storage;

namespace StaticTracker.Promotion;

/// <summary>Lists of promotions from their files. A list with an entry that cannot be read is refused: what is active would be a guess.</summary>
public static class PromotionReader
{
    /// <summary>A module's list, empty where there is no file; null, with a problem, where it cannot be used.</summary>
    public static PromotionList? Read(DataFolder folder, ModuleId module, Problems problems)
    {
        var info = new FileInfo(folder.PromotionFile(module));
        if (!info.Exists && !DataFolder.IsLink(info))
        {
            return new PromotionList(module, []);
        }

        return RecordFile.Read(
            JsonFile.Read(info, new FileBuffer(), problems), problems, "a list of promotions names its module and has entries, each with an id, a number, an action, a version, a model, a time and a why",
            tree => TryRead(tree) is { } list && list.Module == module ? list : null);
    }

    /// <summary>Modules that have a list, in natural order, by the names of the files.</summary>
    public static IReadOnlyList<ModuleId> ModulesOf(DataFolder folder) =>
        [.. DataFolder.Files(folder.Promotions).Select(f => ModuleId.TryParse(Path.GetFileNameWithoutExtension(f.Name), out var id) ? id : (ModuleId?)null).OfType<ModuleId>().Order()];

    /// <summary>The list of a tree; null where something is missing that it cannot do without.</summary>
    public static PromotionList? TryRead(JsonTree tree)
    {
        var root = tree.Root;
        if (!ModuleId.TryParse(root["module"u8].AsString(), out var module) || root["entries"u8].Kind != JsonKind.Array || FileFormat.IsUnknown(root))
        {
            return null;
        }

        var entries = new List<PromotionEntry>();
        foreach (var node in root["entries"u8].Elements)
        {
            if (EntryOf(node) is not { } entry)
            {
                return null;
            }

            entries.Add(entry);
        }

        return new PromotionList(module, entries) { Seen = JsonLists.TextsOf(root["seen"u8]) };
    }

    /// <summary>A version as entries and reports tell it; null where it has neither version nor model.</summary>
    internal static PromotedVersion? VersionOf(JsonNode node) =>
        PromptVersion.TryParse(node["prompt_version"u8].AsString(), out var version) && node["model"u8].AsString() is { Length: > 0 } model
            ? new PromotedVersion
            {
                Version = version,
                Label = node["prompt_label"u8].AsString(),
                Hash = node["prompt_hash"u8].AsString(),
                Model = model,
                Experiment = node["experiment"u8].AsString(),
                Dataset = node["dataset"u8].AsString(),
                DatasetVersion = node["dataset_version"u8].AsString(),
            }
            : null;

    private static PromotionEntry? EntryOf(JsonNode node) =>
        node["id"u8].AsString() is { Length: > 0 } id && node["number"u8].AsInteger() is > 0 and <= int.MaxValue and { } number
        && node["action"u8].AsString() is PromotionEntry.Promote or PromotionEntry.Rollback && VersionOf(node) is { } version
        && Timestamp.TryParse(node["since"u8].AsString(), out var since) && node["why"u8].AsString() is { } why
            ? new PromotionEntry
            {
                Id = id,
                Number = (int)number,
                Action = node["action"u8].GetString(),
                Version = version,
                Since = since,
                Why = why,
                By = node["by"u8].AsString(),
                Override = node["override"u8].AsString(),
                Before = BeforeOf(node["before"u8]),
                BackTo = node["back_to"u8].AsString(),
                Report = node["report"u8].AsString(),
            }
            : null;

    private static PromotionBefore? BeforeOf(JsonNode node) =>
        node["id"u8].AsString() is { } id && PromptVersion.TryParse(node["prompt_version"u8].AsString(), out var version) && node["model"u8].AsString() is { } model
            ? new PromotionBefore(id, version, model) : null;
}
