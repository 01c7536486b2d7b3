using System.Text;
using StaticTracker.Json;

namespace StaticTracker.Storage.Policy;

/// <summary>The promotion policies of data/tracker.json. Expects a tree that fits its schema.</summary>
internal static class PromotionPolicyReader
{
    public static PromotionPolicies Read(JsonNode promotion)
    {
        if (promotion.Kind != JsonKind.Object)
        {
            return PromotionPolicies.None;
        }

        var others = promotion["default"u8];
        var modules = new Dictionary<string, PromotionPolicy>(StringComparer.Ordinal);
        foreach (var module in promotion["modules"u8].Members)
        {
            modules[module.Name] = Of(others, module.Value);
        }

        return new PromotionPolicies(others.Kind == JsonKind.Object ? Of(others, default) : null, modules);
    }

    /// <summary>A policy from its keys, those of <paramref name="own"/> before those of <paramref name="others"/>.</summary>
    private static PromotionPolicy Of(JsonNode others, JsonNode own)
    {
        var members = new SortedDictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var source in (JsonNode[])[others, own])
        {
            foreach (var member in source.Members)
            {
                members[member.Name] = member.Value;
            }
        }

        var text = $"{{{string.Join(',', members.Select(m => $"{CompactJson.Quote(m.Key)}:{CompactJson.Of(m.Value)}"))}}}";
        using var tree = JsonTree.Parse(Encoding.UTF8.GetBytes(text));
        return Of(tree.Root) with { Text = text };
    }

    /// <summary>A policy from one object.</summary>
    public static PromotionPolicy Of(JsonNode policy)
    {
        var guards = new List<string>();
        foreach (var rubric in policy["guard_rubrics"u8].Elements)
        {
            guards.Add(rubric.AsString() ?? "");
        }

        return new PromotionPolicy
        {
            Benchmark = policy["benchmark"u8].AsString(),
            RequiredTaskCount = (int?)policy["required_task_count"u8].AsInteger(),
            MinRewardDelta = policy["min_reward_delta"u8].AsDecimal() ?? 0,
            CostWeight = policy["reward"u8]["cost_weight"u8].AsDecimal() ?? 0,
            LatencyWeight = policy["reward"u8]["latency_weight"u8].AsDecimal() ?? 0,
            Evidence = policy["evidence"u8].AsString(),
            GuardRubrics = guards,
            MaxGuardDrop = policy["max_guard_drop"u8].AsDecimal() ?? 0,
            MaxErrorRateIncrease = policy["max_error_rate_increase"u8].AsDecimal(),
            MaxLatencyIncreaseMs = policy["max_latency_increase_ms"u8].AsDecimal(),
            MaxCostIncrease = policy["max_cost_increase"u8].AsDecimal(),
            AllowFirst = policy["allow_first"u8].Kind == JsonKind.True,
            Text = CompactJson.Of(policy),
        };
    }
}
