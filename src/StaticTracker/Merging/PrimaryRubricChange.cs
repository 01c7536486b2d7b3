using StaticTracker.Json;
using StaticTracker.Storage;

namespace StaticTracker.Merging;

/// <summary>
/// Where the merged module has another primary rubric than one of the files, the match rates of that file are of the wrong rubric: they are worked
/// out anew from the counts before anything is compared, as an import would have done it.
/// </summary>
internal static class PrimaryRubricChange
{
    /// <summary>The file with the match rates of that rubric; null where they are so already. An experiment without the rubric keeps what it states.</summary>
    public static byte[]? Follow(JsonTree module, string primary)
    {
        var rates = new Dictionary<string, decimal?>(StringComparer.Ordinal);
        foreach (var element in module.Root["experiments"u8].Elements)
        {
            if (ModuleReader.TryReadExperiment(element, out _) is { Withdrawn: null } experiment && experiment.Rubric(primary) is { } rubric && rubric.FullRate != experiment.Metrics.MatchRate)
            {
                rates[experiment.Id] = rubric.FullRate;
            }
        }

        return rates.Count == 0 ? null : ModuleText.WithMatchRates(module, rates);
    }

    /// <summary>The primary rubric that a merge gives; null where there is none, or where the sides contradict each other.</summary>
    public static string? Of(JsonNode before, JsonNode ours, JsonNode theirs) =>
        new ThreeWay(asAncestor: false).Merge(before["primary_rubric"u8], ours["primary_rubric"u8], theirs["primary_rubric"u8], MergeRule.Free) is Merged.Taken { Node: var node }
            ? node.AsString() : null;
}
