using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Modules;
using StaticTracker.Prompts;
using StaticTracker.Storage;

namespace StaticTracker.Runs;

/// <summary>run.json as a record. What a record cannot do without is refused; what only fits badly is left to the check.</summary>
public static class RunReader
{
    /// <summary>A run by its id; null where there is none, and null with problems where it cannot be used.</summary>
    public static RunRecord? Read(DataFolder folder, string id, Problems problems)
    {
        return DataFolder.IsFileName(id) ? Read(Path.Join(folder.RunFolder(id), DataFolder.RunName), new FileBuffer(), problems) : null;
    }

    /// <summary>As above, for who reads many: by the file, into a buffer that is used again; without the prompt's texts where nobody asks for them.</summary>
    public static RunRecord? Read(string path, FileBuffer buffer, Problems problems, bool withBundle = true) => RecordFile.Read(
        JsonFile.ReadIfThere(path, buffer, problems), problems, "a run has an id, a status, a kind, a module, a prompt_version and started_at", tree => TryRead(tree, withBundle));

    /// <summary>The run of a tree; null where something is missing that a run cannot do without.</summary>
    public static RunRecord? TryRead(JsonTree tree, bool withBundle = true)
    {
        var root = tree.Root;
        if (root["id"u8].AsString() is not { } id || root["status"u8].AsString() is not { } status || root["kind"u8].AsString() is not { } kind
            || !RunWord.Statuses.Contains(status) || !RunWord.Kinds.Contains(kind) || !ModuleId.TryParse(root["module"u8].AsString(), out var module)
            || !PromptVersion.TryParse(root["prompt_version"u8].AsString(), out var version) || !Timestamp.TryParse(root["started_at"u8].AsString(), out var started))
        {
            return null;
        }

        return new RunRecord
        {
            Id = id,
            Status = status,
            Kind = kind,
            ExperimentId = root["experiment_id"u8].AsString(),
            Module = module,
            PromptVersion = version,
            PromptHash = root["prompt_hash"u8].AsString(),
            PromptLabel = root["prompt_label"u8].AsString(),
            PromptSourcePaths = JsonLists.TextsOf(root["prompt_source_paths"u8]),
            Bundle = withBundle ? SnapshotText.Read(root["bundle"u8]) : null,
            ModelRoot = root["model_root"u8].AsString(),
            ModelWorkers = JsonLists.MapOf(root["model_workers"u8]),
            ConfigSnapshot = root["config_snapshot"u8] is { Kind: JsonKind.Object } config ? CompactJson.Of(config) : null,
            Dataset = root["dataset"u8].AsString(),
            DatasetVersion = root["dataset_version"u8].AsString(),
            DatasetFingerprint = root["dataset_fingerprint"u8].AsString(),
            Commit = root["commit"u8]["hash"u8].AsString() is { } hash ? new RunCommit(hash, root["commit"u8]["dirty"u8].Kind == JsonKind.True) : null,
            StartedAt = started,
            EndedAt = Timestamp.TryParse(root["ended_at"u8].AsString(), out var ended) ? ended : null,
            TokenInput = root["token_input"u8].AsInteger(),
            TokenOutput = root["token_output"u8].AsInteger(),
            CostUsd = root["cost_usd"u8].AsDecimal(),
            TotalItemsSeen = root["total_items_seen"u8].AsInteger(),
            TotalItemsScored = root["total_items_scored"u8].AsInteger(),
            Results = JsonLists.TextsOf(root["results"u8]),
            Archived = root["archived"u8]["was"u8].AsString() is { } was ? new RunArchived(was, root["archived"u8]["at"u8].AsString() ?? "") : null,
            Notes = JsonLists.TextsOf(root["notes"u8]),
            Tags = JsonLists.TextsOf(root["tags"u8]),
        };
    }
}
