using StaticTracker.History;
using StaticTracker.Json;
using StaticTracker.Storage;

namespace StaticTracker.Reporting;

/// <summary>What differs between two versions of the settings. The gate's rules are told one by one, by their names, and its overrides entry by entry.</summary>
internal static class SettingsChanges
{
    /// <summary>What the match rate is about, in the settings and in a module's own file.</summary>
    public const string PrimaryRubric = "primary_rubric";

    private static readonly string[] s_policy = ["thresholds", "gate", "baselines", "promotion"];

    public static IReadOnlyList<FieldChange> Of(JsonNode before, JsonNode after)
    {
        var changes = new List<FieldChange>();
        var (old, now) = (before["gate"u8], after["gate"u8]);
        var ofGate = new List<FieldChange>();
        if (IsPolicy(old) && IsPolicy(now))
        {
            AddRules(ofGate, ByName(old["rules"u8]), ByName(now["rules"u8]));
            AddOverrides(ofGate, old["overrides"u8], now["overrides"u8]);
        }

        // Where neither rule nor entry tells what differs, the whole of it does.
        string[] told = ofGate.Count > 0 ? ["gate"] : [];
        FieldDifferences.Add(changes, "", before, after, told);
        return [.. changes, .. ofGate];
    }

    /// <summary>Whether what judges the figures would be another after it: margins, rules, overrides, baselines, what a match rate is about.</summary>
    public static bool IsPolicy(FieldChange change)
    {
        var field = change.Field;
        return Array.Exists(s_policy, p => field == p || (field.StartsWith(p, StringComparison.Ordinal) && field[p.Length] == '.'))
            || (field.StartsWith("modules", StringComparison.Ordinal)
                && (Array.Exists(["." + PrimaryRubric, ".baseline"], end => field.EndsWith(end, StringComparison.Ordinal)) || Names(change.Before) || Names(change.After)));
    }

    /// <summary>The same, of a module's own file; one that is new changes nothing.</summary>
    public static bool IsPolicy(ModuleChange change) => change.Facts.Any(f => f is DataFact.ModuleFieldChanged({ Field: PrimaryRubric }));

    private static bool IsPolicy(JsonNode gate) => gate.Kind is JsonKind.Object or JsonKind.None;

    /// <summary>A whole object that names what judges.</summary>
    private static bool Names(string? json) =>
        json is ['{', ..] && (json.Contains($"\"{PrimaryRubric}\"", StringComparison.Ordinal) || json.Contains("\"baseline\"", StringComparison.Ordinal));

    private static List<(string Name, JsonNode Rule)> ByName(JsonNode rules)
    {
        var named = new List<(string Name, JsonNode Rule)>();
        foreach (var rule in rules.Elements)
        {
            // Two of one name are an error of check, and still both told.
            var name = rule["name"u8].AsString() ?? "without a name";
            var before = named.Count(r => r.Name == name || r.Name.StartsWith(name + "#", StringComparison.Ordinal));
            named.Add((before == 0 ? name : $"{name}#{before + 1}", rule));
        }

        return named;
    }

    private static void AddRules(List<FieldChange> changes, List<(string Name, JsonNode Rule)> before, List<(string Name, JsonNode Rule)> after)
    {
        foreach (var (name, rule) in after)
        {
            FieldDifferences.Add(changes, $"gate.rules.{name}", before.Find(r => r.Name == name).Rule, rule);
        }

        foreach (var (name, rule) in before.Where(b => !after.Exists(a => a.Name == b.Name)))
        {
            changes.Add(new FieldChange($"gate.rules.{name}", CompactJson.Of(rule), null));
        }
    }

    private static void AddOverrides(List<FieldChange> changes, JsonNode before, JsonNode after)
    {
        var (old, now) = (Texts(before), Texts(after));
        changes.AddRange(now.Except(old).Select(o => new FieldChange("gate.overrides", null, o)));
        changes.AddRange(old.Except(now).Select(o => new FieldChange("gate.overrides", o, null)));
    }

    private static List<string> Texts(JsonNode list)
    {
        var texts = new List<string>();
        foreach (var element in list.Elements)
        {
            texts.Add(CompactJson.Of(element));
        }

        return texts;
    }
}
