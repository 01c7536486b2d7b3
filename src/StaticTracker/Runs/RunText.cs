using System.Globalization;
using StaticTracker.Json;
using StaticTracker.Prompts;
using StaticTracker.Storage;

namespace StaticTracker.Runs;

/// <summary>run.json as canonical bytes: new ones, and existing ones with members set. Whatever else a file holds is kept.</summary>
public static class RunText
{
    private const string SchemaAddress = "../../schemas/run.schema.json";

    public static byte[] Of(RunRecord run)
    {
        var members = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["$schema"] = CompactJson.Quote(SchemaAddress),
            ["id"] = CompactJson.Quote(run.Id),
            ["status"] = CompactJson.Quote(run.Status),
            ["kind"] = CompactJson.Quote(run.Kind),
            ["experiment_id"] = Quoted(run.ExperimentId),
            ["module"] = CompactJson.Quote(run.Module.Text),
            ["prompt_version"] = CompactJson.Quote(run.PromptVersion.Text),
            ["prompt_hash"] = Quoted(run.PromptHash),
            ["prompt_label"] = Quoted(run.PromptLabel),
            ["prompt_source_paths"] = List(run.PromptSourcePaths),
            ["bundle"] = run.Bundle is null ? null : SnapshotText.Of(run.Bundle),
            ["model_root"] = Quoted(run.ModelRoot),
            ["model_workers"] = run.ModelWorkers.Count == 0 ? null : BundleText.MapOf(run.ModelWorkers),
            ["config_snapshot"] = run.ConfigSnapshot,
            ["dataset"] = Quoted(run.Dataset),
            ["dataset_version"] = Quoted(run.DatasetVersion),
            ["dataset_fingerprint"] = Quoted(run.DatasetFingerprint),
            ["commit"] = run.Commit is null ? null : $"{{\"hash\":{CompactJson.Quote(run.Commit.Hash)},\"dirty\":{(run.Commit.IsDirty ? "true" : "false")}}}",
            ["started_at"] = CompactJson.Quote(run.StartedAt.Text),
            ["ended_at"] = Quoted(run.EndedAt?.Text),
            ["token_input"] = Number(run.TokenInput),
            ["token_output"] = Number(run.TokenOutput),
            ["cost_usd"] = Number(run.CostUsd),
            ["total_items_seen"] = Number(run.TotalItemsSeen),
            ["total_items_scored"] = Number(run.TotalItemsScored),
            ["results"] = List(run.Results),
            ["archived"] = run.Archived is null ? null : $"{{\"was\":{CompactJson.Quote(run.Archived.Was)},\"at\":{CompactJson.Quote(run.Archived.At)}}}",
            ["notes"] = List(run.Notes),
            ["tags"] = List(run.Tags),
        };
        using var nothing = JsonTree.Parse("{}"u8.ToArray());
        return With(nothing, members);
    }

    /// <summary>A file with what a record says in place of what it said; keys that no record knows stay.</summary>
    public static byte[] Rewrite(JsonTree file, RunRecord run)
    {
        using var fresh = JsonTree.Parse(Of(run));
        var members = Shape.Run.Keys.Where(k => k is not ("$schema" or "format")).ToDictionary(k => k, _ => (string?)null, StringComparer.Ordinal);
        foreach (var member in fresh.Root.Members)
        {
            if (members.ContainsKey(member.Name))
            {
                members[member.Name] = member.Value.ToString();
            }
        }

        return With(file, members);
    }

    private static byte[] With(JsonTree file, Dictionary<string, string?> members)
    {
        using var tree = JsonTree.Parse(ModuleText.Merge(file.Root, members));
        return CanonicalJson.File(tree, Shape.Run);
    }

    private static string? Quoted(string? text) => text is null ? null : CompactJson.Quote(text);

    private static string? Number(IFormattable? number) => number?.ToString(null, CultureInfo.InvariantCulture);

    private static string? List(IReadOnlyList<string> texts) => texts.Count == 0 ? null : $"[{string.Join(',', texts.Select(CompactJson.Quote))}]";
}
