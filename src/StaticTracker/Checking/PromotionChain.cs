using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Promotion;

namespace StaticTracker.Checking;

/// <summary>Whether the entries of a list follow from each other.</summary>
internal static class PromotionChain
{
    private const string Restore = "restore the file from git: entries are added by 'tracker promote' and 'tracker rollback', and never changed";

    public static void Check(FileProblems found, JsonNode[] nodes, PromotionList list)
    {
        var before = new Dictionary<string, PromotionEntry>(StringComparer.Ordinal);
        for (var i = 0; i < nodes.Length; i++)
        {
            var (node, entry) = (nodes[i], list.Entries[i]);
            if (Fault(entry, before, i) is { } fault)
            {
                found.Add(node[fault.Key], Codes.Promotion.Chain, fault.Message, Restore);
            }

            before.TryAdd(entry.Id, entry);
        }

        if (list.IsContested)
        {
            found.Add(
                nodes[^1]["id"u8], Codes.Promotion.Contested, $"{list.Active!.Version.Name} is active, but it was promoted as number {Shown.Count(list.Active.Number)} and stands as number {Shown.Count(nodes.Length)}: another was promoted beside it",
                $"decide which it is to be: tracker promote, or tracker rollback {list.Module} --to VERSION; that adds an entry which knows of both");
        }
    }

    private static (byte[] Key, string Message)? Fault(PromotionEntry entry, Dictionary<string, PromotionEntry> before, int place) =>
        before.ContainsKey(entry.Id) ? ("id"u8.ToArray(), $"an entry before it has the id {Shown.Text(entry.Id)} too")
        : entry.Number > place + 1 ? ("number"u8.ToArray(), $"it is number {Shown.Count(entry.Number)} and only {Shown.Count(place)} stand before it: one is gone")
        : entry.Before is null && entry.Number > 1 ? ("id"u8.ToArray(), "it does not say what was active before it")
        : entry.Before is { } was && (!before.TryGetValue(was.Id, out var earlier) || earlier.Version.Version != was.Version || earlier.Version.Model != was.Model)
            ? ("before"u8.ToArray(), $"no entry before it is {Shown.Text(was.Id)} with {Shown.Cut($"{was.Version} on {was.Model}")}")
        : entry.IsRollback != (entry.BackTo is not null) ? ("action"u8.ToArray(), "a rollback says which entry it goes back to, and only a rollback does")
        : entry.BackTo is { } target && (!before.TryGetValue(target, out var origin) || !origin.Version.IsSameAs(entry.Version)) ? ("back_to"u8.ToArray(), $"no entry before it is {Shown.Text(target)} with {Shown.Cut(entry.Version.Name)}")
        : null;
}
