using System.Globalization;
using StaticTracker.Json;

namespace StaticTracker.Storage.Policy;

/// <summary>The gate and the baselines of data/tracker.json. Expects a tree that fits its schema.</summary>
internal static class PolicyReader
{
    /// <summary>The policy; null where the settings have none.</summary>
    public static GatePolicy? ReadGate(JsonNode gate)
    {
        if (gate.Kind != JsonKind.Object)
        {
            return null;
        }

        var rules = new List<GateRule>();
        foreach (var rule in gate["rules"u8].Elements)
        {
            rules.Add(ReadRule(rule));
        }

        var overrides = new List<GateOverride>();
        foreach (var entry in gate["overrides"u8].Elements)
        {
            overrides.Add(ReadOverride(entry));
        }

        return new GatePolicy(rules, overrides);
    }

    public static Baselines ReadBaselines(JsonNode node)
    {
        if (node.Kind != JsonKind.Object)
        {
            return Baselines.None;
        }

        var names = new List<string>();
        var targets = new List<BaselineTarget>();
        foreach (var baseline in node.Members)
        {
            names.Add(baseline.Name);
            foreach (var module in baseline.Value.Members)
            {
                var target = module.Value;
                targets.Add(new BaselineTarget(baseline.Name, module.Name, target["version"u8].AsString(), target["model"u8].AsString(), target["experiment"u8].AsString()));
            }
        }

        return new Baselines(names, targets);
    }

    private static GateRule ReadRule(JsonNode rule) => new(rule["name"u8].AsString() ?? "")
    {
        Tier = rule["tier"u8].TextEquals("warning"u8) ? GateTier.Warning : GateTier.Blocking,
        On = rule["on"u8].AsString() ?? "pass_rate",
        Modules = Texts(rule["modules"u8]),
        Except = Texts(rule["except"u8]),
        Against = rule["against"u8].AsString(),
        MaxDrop = rule["max_drop"u8].AsDecimal(),
        MaxRelativeDrop = rule["max_relative_drop"u8].AsDecimal(),
        MinPassRate = rule["min_pass_rate"u8].AsDecimal(),
        MaxErrorShare = rule["max_error_share"u8].AsDecimal(),
        RequireEvidence = rule["require_evidence"u8].Kind == JsonKind.True,
        AllowFirst = rule["allow_first"u8].Kind == JsonKind.True,
    };

    /// <summary>A day that cannot be read has passed: an override must never last by mistake.</summary>
    private static GateOverride ReadOverride(JsonNode entry) => new(
        entry["rule"u8].AsString() ?? "", entry["who"u8].AsString() ?? "", entry["why"u8].AsString() ?? "",
        DateOnly.TryParseExact(entry["until"u8].AsString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : DateOnly.MinValue)
    {
        Module = entry["module"u8].AsString(),
        Version = entry["version"u8].AsString(),
        Model = entry["model"u8].AsString(),
    };

    private static List<string> Texts(JsonNode list)
    {
        var texts = new List<string>();
        foreach (var element in list.Elements)
        {
            if (element.AsString() is { } text)
            {
                texts.Add(text);
            }
        }

        return texts;
    }
}
