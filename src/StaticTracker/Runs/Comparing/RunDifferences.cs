using System.Globalization;
using System.Text;
using StaticTracker.Json;
using StaticTracker.Phrasing;

namespace StaticTracker.Runs.Comparing;

/// <summary>What two runs say of how they were made and of what they took.</summary>
internal static class RunDifferences
{
    /// <summary>Those that differ, each setting of <c>config_snapshot</c> by itself.</summary>
    public static IReadOnlyList<Difference> SettingsOf(RunRecord before, RunRecord after)
    {
        var (was, now) = (InEnglish(AllSettingsOf(before)), InEnglish(AllSettingsOf(after)));
        var (first, second) = (was.ToDictionary(StringComparer.Ordinal), now.ToDictionary(StringComparer.Ordinal));
        return
        [
            .. was.Concat(now).Select(s => s.Key).Distinct(StringComparer.Ordinal).OrderBy(OrderOf).ThenBy(k => k, StringComparer.Ordinal)
                .Select(k => new Difference(k, first.GetValueOrDefault(k), second.GetValueOrDefault(k))).Where(d => d.Before != d.After),
        ];
    }

    /// <summary>What a run was made with; null is unknown.</summary>
    public static IReadOnlyList<KeyValuePair<Phrase, Phrase?>> AllSettingsOf(RunRecord run) =>
    [
        Of(RunWords.Name("prompt"), run.PromptVersion.Text), Of(RunWords.Name("prompt_hash"), run.PromptHash), Of(RunWords.Name("model"), run.ModelRoot),
        .. run.ModelWorkers.Select(w => Of(Phrase.Of("runs.fact_worker", ("role", w.Key)), w.Value)), .. Members(run.ConfigSnapshot).Select(m => Of(Phrase.Of("runs.fact_setting", ("key", m.Key)), m.Value)),
        Of(RunWords.Name("dataset"), run.Dataset), Of(RunWords.Name("dataset_version"), run.DatasetVersion), Of(RunWords.Name("fingerprint"), run.DatasetFingerprint), new(RunWords.Name("code"), Code(run.Commit)),
    ];

    /// <summary>Tokens, cost in USD, seconds from start to end, items.</summary>
    public static IReadOnlyList<Difference> UsageOf(RunRecord before, RunRecord after) =>
        [.. NumbersOf(before).Zip(NumbersOf(after), (a, b) => Number(a.Name.ToString(), a.Value, b.Value))];

    /// <summary>The same of one run, as text; null is unknown.</summary>
    public static IReadOnlyList<KeyValuePair<Phrase, Phrase?>> AllUsageOf(RunRecord run) => [.. NumbersOf(run).Select(n => Of(n.Name, Text(n.Value)))];

    private static List<KeyValuePair<string, string?>> InEnglish(IReadOnlyList<KeyValuePair<Phrase, Phrase?>> facts) => [.. facts.Select(f => new KeyValuePair<string, string?>(f.Key.ToString(), f.Value?.ToString()))];

    private static KeyValuePair<Phrase, Phrase?> Of(Phrase name, string? value) => new(name, value is null ? null : Phrase.Data(value));

    private static (Phrase Name, decimal? Value)[] NumbersOf(RunRecord run) =>
    [
        (RunWords.Name("tokens_in"), run.TokenInput), (RunWords.Name("tokens_out"), run.TokenOutput), (RunWords.Name("cost_usd"), run.CostUsd), (RunWords.Name("cost_1000"), CostPerThousand(run)), (RunWords.Name("seconds"), Seconds(run)),
        (RunWords.Name("items_seen"), run.TotalItemsSeen), (RunWords.Name("items_scored"), run.TotalItemsScored),
    ];

    private static int OrderOf(string name) => name switch
    {
        "prompt" => 0,
        "prompt hash" => 1,
        "model" => 2,
        _ when name.StartsWith("worker ", StringComparison.Ordinal) => 3,
        _ when name.StartsWith("config ", StringComparison.Ordinal) => 4,
        "data set" => 5,
        "data set version" => 6,
        "fingerprint" => 7,
        _ => 8,
    };

    private static Difference Number(string name, decimal? before, decimal? after) => new(name, Text(before), Text(after)) { Change = Math.Abs(before ?? 0) < 1e20m && Math.Abs(after ?? 0) < 1e20m ? after - before : null };

    private static string? Text(decimal? number) => number?.ToString("0.############", CultureInfo.InvariantCulture);

    private static decimal? CostPerThousand(RunRecord run) => run.CostUsd is { } cost and < 1e15m && run.TotalItemsSeen is > 0 and { } items ? Math.Round(1000 * cost / items, 6) : null;

    /// <summary>Only where both times name their zone, or neither: else nobody knows.</summary>
    private static decimal? Seconds(RunRecord run) =>
        run.EndedAt is { } ended && ended.HasZone == run.StartedAt.HasZone && ended >= run.StartedAt ? Math.Round((decimal)(ended.Order - run.StartedAt.Order).TotalSeconds, 1) : null;

    private static Phrase? Code(RunCommit? commit) => commit is null ? null : commit.IsDirty ? Phrase.Of("runs.code_changed", ("hash", commit.Hash)) : Phrase.Data(commit.Hash);

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
