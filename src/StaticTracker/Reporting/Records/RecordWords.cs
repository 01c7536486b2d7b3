using System.Globalization;
using StaticTracker.History;
using StaticTracker.Json;
using StaticTracker.Storage;

namespace StaticTracker.Reporting.Records;

/// <summary>Changes of records in words, plain text to be escaped by whoever shows it.</summary>
internal static class RecordWords
{
    /// <summary>Characters of a text that somebody wrote.</summary>
    private const int Longest = 160;

    public static string TitleOf(RecordKind kind) => kind switch
    {
        RecordKind.Prompt => "Prompts",
        RecordKind.Suite => "Benchmark suites",
        RecordKind.Ab => "A/B experiments",
        _ => "Runs",
    };

    /// <summary>One of them, in the middle of a sentence.</summary>
    public static string One(RecordKind kind) => kind switch
    {
        RecordKind.Prompt => "prompt",
        RecordKind.Suite => "benchmark suite",
        RecordKind.Ab => "A/B experiment",
        _ => "run",
    };

    /// <summary>"m01@v3", "m01-core@v1", or the id.</summary>
    public static string NameOf(RecordKind kind, RecordSides sides)
    {
        var root = (sides.After ?? sides.Before)?.Root ?? default;
        var name = kind switch
        {
            RecordKind.Prompt => Joined(root["module"u8].AsString(), root["version"u8].AsString()),
            RecordKind.Suite => Joined(root["suite"u8].AsString(), root["version"u8].AsString()),
            _ => root["id"u8].AsString(),
        };
        return ReportText.Of(name ?? sides.Path, Longest);
    }

    public static string Added(RecordKind kind, JsonNode now, string name) => kind switch
    {
        RecordKind.Prompt => $"{name} added{Behind(", called ", now["label"u8])}{Behind(", made from ", now["amends"u8])}{Behind(", hash ", Short(now["prompt_hash"u8].AsString()))}",
        RecordKind.Suite => Invariant($"{name} added, {Count(now["items"u8].Count, "item")} of {Text(now["module"u8])}"),
        RecordKind.Ab => $"{name} added: {Text(now["hypothesis"u8])}; decided by {Text(now["primary_metric"u8])}, from {Text(now["minimum_effect"u8])} points on, planned for {Text(now["planned_n"u8])} items; "
            + $"{Count(now["control"u8].Count, "run")} of control, {Count(now["treatment"u8].Count, "run")} of treatment{Conclusion(now["conclusion"u8])}",
        _ => $"{name} added: {Text(now["module"u8])}@{Text(now["prompt_version"u8])}{Behind(" on ", now["model_root"u8])}, {Text(now["kind"u8])}, {Text(now["status"u8])}{Scored(now)}",
    };

    /// <summary>What was edited; null where only the form of the file differs.</summary>
    public static string? Edited(RecordKind kind, RecordSides sides)
    {
        var name = NameOf(kind, sides);
        if (sides.Before is null)
        {
            return $"{name} could not be read at the base, and can be now";
        }

        var fields = new List<FieldChange>();
        FieldDifferences.Add(fields, "", sides.Before.Root, sides.After!.Root, "control", "treatment", "conclusion");
        var words = fields.Select(f => $"{f.Field} {Cut(f.Before)} → {Cut(f.After)}").ToList();
        if (kind == RecordKind.Ab)
        {
            AddOfAb(words, sides.Before.Root, sides.After.Root);
        }

        return words.Count == 0 ? null : $"{name}: {string.Join(", ", words)}";
    }

    private static void AddOfAb(List<string> words, JsonNode before, JsonNode after)
    {
        foreach (var side in new[] { "control", "treatment" })
        {
            var (old, now) = (TextsOf(before, side), TextsOf(after, side));
            words.AddRange(now.Except(old).Select(r => $"{side} gets the run {ReportText.Of(r, Longest)}"));
            words.AddRange(old.Except(now).Select(r => $"{side} loses the run {ReportText.Of(r, Longest)}"));
        }

        var (was, isNow) = (before["conclusion"u8], after["conclusion"u8]);
        if (!FieldDifferences.AreSame(was, isNow))
        {
            words.Add(was.Exists ? isNow.Exists ? "its conclusion was edited" : "its conclusion was taken out" : Conclusion(isNow)[2..]);
        }
    }

    private static string Conclusion(JsonNode conclusion)
    {
        if (!conclusion.Exists)
        {
            return "";
        }

        var figures = conclusion["figures"u8];
        return $", concluded: {Text(conclusion["decision"u8]).Replace('_', ' ')}, from {Text(figures["items"u8])} items, {Text(figures["better"u8])} better and {Text(figures["worse"u8])} worse under treatment, e-value {Text(figures["e_value"u8])}{Behind("; ", conclusion["note"u8])}";
    }

    private static string Scored(JsonNode run) => run["total_items_scored"u8].AsInteger() is { } scored ? $", {Count((int)Math.Min(scored, int.MaxValue), "item")} scored" : "";

    private static IReadOnlyList<string> TextsOf(JsonNode node, string member)
    {
        var texts = new List<string>();
        foreach (var element in node[System.Text.Encoding.ASCII.GetBytes(member)].Elements)
        {
            texts.Add(element.AsString() ?? CompactJson.Of(element));
        }

        return texts;
    }

    private static string? Joined(string? name, string? version) => name is null || version is null ? null : $"{name}@{version}";

    private static string? Short(string? hash) => hash is { Length: > 12 } ? hash[..12] : hash;

    private static string Behind(string words, JsonNode node) => node.Exists ? words + Text(node) : "";

    private static string Behind(string words, string? text) => text is null ? "" : words + ReportText.Of(text, Longest);

    private static string Text(JsonNode node) => node.Exists ? ReportText.Of(node.AsString() ?? CompactJson.Of(node), Longest) : "unknown";

    private static string Cut(string? json) => json is null ? "absent" : ReportText.Of(json, Longest);

    private static string Count(int n, string one) => DiffWords.Count(n, one);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
