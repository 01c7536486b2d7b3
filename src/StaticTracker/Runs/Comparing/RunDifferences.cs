using System.Globalization;
using System.Text;
using StaticTracker.Json;

namespace StaticTracker.Runs.Comparing;

/// <summary>What two runs say of how they were made and of what they took.</summary>
internal static class RunDifferences
{
    /// <summary>Those that differ, each setting of <c>config_snapshot</c> by itself.</summary>
    public static IReadOnlyList<Difference> SettingsOf(RunRecord before, RunRecord after)
    {
        var differences = new List<Difference>();
        Add("prompt", before.PromptVersion.Text, after.PromptVersion.Text);
        Add("prompt hash", before.PromptHash, after.PromptHash);
        Add("model", before.ModelRoot, after.ModelRoot);
        Maps("worker ", before.ModelWorkers.ToDictionary(), after.ModelWorkers.ToDictionary());
        Maps("config ", Members(before.ConfigSnapshot), Members(after.ConfigSnapshot));
        Add("data set", before.Dataset, after.Dataset);
        Add("data set version", before.DatasetVersion, after.DatasetVersion);
        Add("fingerprint", before.DatasetFingerprint, after.DatasetFingerprint);
        Add("code", Code(before.Commit), Code(after.Commit));
        return differences;

        void Add(string name, string? a, string? b)
        {
            if (a != b)
            {
                differences.Add(new Difference(name, a, b));
            }
        }

        void Maps(string prefix, Dictionary<string, string> a, Dictionary<string, string> b)
        {
            foreach (var key in a.Keys.Union(b.Keys).Order(StringComparer.Ordinal))
            {
                Add(prefix + key, a.GetValueOrDefault(key), b.GetValueOrDefault(key));
            }
        }
    }

    /// <summary>Tokens, cost in USD, seconds from start to end, items.</summary>
    public static IReadOnlyList<Difference> UsageOf(RunRecord before, RunRecord after) =>
    [
        Number("tokens in", before.TokenInput, after.TokenInput), Number("tokens out", before.TokenOutput, after.TokenOutput), Number("cost (USD)", before.CostUsd, after.CostUsd),
        Number("cost for 1,000 items (USD)", CostPerThousand(before), CostPerThousand(after)), Number("seconds", Seconds(before), Seconds(after)),
        Number("items seen", before.TotalItemsSeen, after.TotalItemsSeen), Number("items scored", before.TotalItemsScored, after.TotalItemsScored),
    ];

    private static Difference Number(string name, decimal? before, decimal? after) => new(name, Text(before), Text(after)) { Change = Math.Abs(before ?? 0) < 1e20m && Math.Abs(after ?? 0) < 1e20m ? after - before : null };

    private static string? Text(decimal? number) => number?.ToString("0.############", CultureInfo.InvariantCulture);

    private static decimal? CostPerThousand(RunRecord run) => run.CostUsd is { } cost and < 1e15m && run.TotalItemsSeen is > 0 and { } items ? Math.Round(1000 * cost / items, 6) : null;

    /// <summary>Only where both times name their zone, or neither: else nobody knows.</summary>
    private static decimal? Seconds(RunRecord run) =>
        run.EndedAt is { } ended && ended.HasZone == run.StartedAt.HasZone && ended >= run.StartedAt ? Math.Round((decimal)(ended.Order - run.StartedAt.Order).TotalSeconds, 1) : null;

    private static string? Code(RunCommit? commit) => commit is null ? null : $"{commit.Hash}{(commit.IsDirty ? " with changes" : "")}";

    private static Dictionary<string, string> Members(string? json)
    {
        var members = new Dictionary<string, string>(StringComparer.Ordinal);
        if (json is not null)
        {
            using var tree = JsonTree.Parse(Encoding.UTF8.GetBytes(json));
            foreach (var member in tree.Root.Members)
            {
                members[member.Name] = member.Value.ToString();
            }
        }

        return members;
    }
}
