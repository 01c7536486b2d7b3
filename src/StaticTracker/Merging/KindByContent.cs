using StaticTracker.Json;
using StaticTracker.Storage;

namespace StaticTracker.Merging;

/// <summary>What kind of data file a text is, for files that do not lie where one lies. Settings cannot be told: everything in them may be missing.</summary>
internal static class KindByContent
{
    public static DataKind? Of(ReadOnlyMemory<byte> text)
    {
        using var tree = JsonTree.TryParse(text, out _);
        if (tree is null)
        {
            return null;
        }

        var root = tree.Root;
        return root["module_id"u8].Exists && root["experiments"u8].Exists ? DataKind.Module
            : root["experiment"u8].Exists && root["verdicts"u8].Exists ? DataKind.Verdicts
            : root["experiment"u8].Exists && root["items"u8].Kind == JsonKind.Object ? DataKind.Details
            : root["prompt_hash"u8].Exists && root["version"u8].Exists && root["module"u8].Exists ? DataKind.Bundle
            : root["primary_metric"u8].Exists && root["planned_n"u8].Exists ? DataKind.Ab
            : root["id"u8].Exists && root["status"u8].Exists && root["started_at"u8].Exists ? DataKind.Run
            : root["features"u8].Exists && root["candidates"u8].Exists ? DataKind.Router
            : root["suite"u8].Exists && root["items"u8].Exists ? DataKind.Benchmark
            : root["module"u8].Exists && root["entries"u8].Kind == JsonKind.Array ? DataKind.Promotions
            : root["decision"u8].Exists && root["dry_run"u8].Exists ? DataKind.PromotionReport
            : root["items"u8].Kind == JsonKind.Array ? DataKind.Items
            : null;
    }
}
