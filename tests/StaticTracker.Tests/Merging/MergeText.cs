using System.Text;
using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Merging;
using StaticTracker.Storage;

namespace StaticTracker.Tests.Merging;

/// <summary>Merges of texts, as short as the situation.</summary>
internal static class MergeText
{
    /// <summary>A module of that many experiments e1, e2, …, with further members such as <c>, "suggestions": […]</c>.</summary>
    public static string Module(string members = "", params string[] experiments) =>
        $$"""{"module_id": "m01", "experiments": [{{string.Join(",", experiments)}}]{{members}}}""";

    public static string Experiment(string id, string members = "", string version = "v1", int pass = 5, string time = "2026-01-20T00:31:46") =>
        $$"""{"id": "{{id}}", "prompt_version": "{{version}}", "model": "gpt-5", "timestamp": "{{time}}", "metrics": {"pass_rate": {{pass * 10}}.0, "total": 10, "pass": {{pass}}, "fail": {{10 - pass}}}{{members}}}""";

    public static string Source(char digit, string file = "a.json") => $$""", "source": {"format": "judge", "file": "{{file}}", "sha256": "{{new string(digit, 64)}}"}""";

    public static MergeOutcome? TryMerge(DataKind kind, string? before, string ours, string theirs, Problems problems, bool asAncestor = false) =>
        DataMerge.Merge(
            new MergeInput(kind, "data/modules/m01.json", before is null ? null : Bytes(before), Bytes(ours), Bytes(theirs)), MergeLabels.Default, problems, asAncestor);

    public static MergeOutcome Merge(DataKind kind, string? before, string ours, string theirs)
    {
        var problems = new Problems();
        var outcome = TryMerge(kind, before, ours, theirs, problems);
        Assert.IsNotNull(outcome, string.Join('\n', problems.ToList()));
        Assert.AreEqual(0, problems.Count);
        return outcome;
    }

    /// <summary>The merged text of sides that do not contradict each other, the same both ways round.</summary>
    public static string Clean(DataKind kind, string? before, string ours, string theirs)
    {
        var (merged, swapped) = (Merge(kind, before, ours, theirs), Merge(kind, before, theirs, ours));
        Assert.AreEqual("", string.Join('\n', merged.Conflicts));
        Assert.AreEqual(Text(merged.Content), Text(swapped.Content));
        return Text(merged.Content);
    }

    public static string Clean(string? before, string ours, string theirs) => Clean(DataKind.Module, before, ours, theirs);

    public static string Canonical(string text, DataKind kind = DataKind.Module)
    {
        using var tree = JsonTree.Parse(Bytes(text));
        return Text(CanonicalJson.File(tree, Shape.Of(kind)));
    }

    /// <summary>One side of a text with conflicts.</summary>
    public static string Half(string text, bool ours)
    {
        var (half, side) = (new StringBuilder(), '\0');
        foreach (var line in text.Split('\n'))
        {
            var marker = line.Length >= 7 && "<=>".Contains(line[0], StringComparison.Ordinal) && line.StartsWith(new string(line[0], 7), StringComparison.Ordinal);
            side = !marker ? side : line[0] == '>' ? '\0' : line[0];
            if (!marker && (side == '\0' || side == (ours ? '<' : '=')))
            {
                half.Append(line).Append('\n');
            }
        }

        return half.ToString()[..^1];
    }

    public static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
