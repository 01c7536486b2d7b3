using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Promotion;

/// <summary>A way back: one more entry with a version that was active before. Nothing is rewritten.</summary>
public sealed record RollbackPlan(PromotionEntry Entry, PromotionEntry From, byte[] List)
{
    /// <summary>The plan; null, with a problem, where there is nothing to go back to.</summary>
    /// <param name="folder">The data folder, under its lock.</param>
    /// <param name="now">The module's list.</param>
    /// <param name="to">The version to go back to, <c>v3</c> or <c>v3/gpt-5</c>; null: what was active before the one that is.</param>
    /// <param name="draft">Time, reason and name of the entry.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static RollbackPlan? Make(DataFolder folder, PromotionList now, string? to, (Timestamp Since, string? Why, string? By) draft, Problems problems)
    {
        var shown = DataFolder.Show(folder.PromotionFile(now.Module));
        if (now.Active is not { } active)
        {
            problems.Add(SourceSpan.File(shown), Codes.Promotion.NothingBefore, $"nothing is active in {now.Module}", "'tracker promote' makes a version active");
            return null;
        }

        if ((to is null ? now.RollbackTarget : now.FindVersion(to)) is not { } target)
        {
            var others = now.Entries.Where(e => !e.Version.IsSameAs(active.Version)).Select(e => $"{e.Version.Version}/{e.Version.Model}").Distinct().ToList();
            problems.Add(
                SourceSpan.File(shown), Codes.Promotion.NothingBefore,
                to is null ? $"nothing was active in {now.Module} before {active.Version.Name}" : $"{now.Module} was never at '{to}', or is there already",
                others.Count == 0 ? "'tracker versions' lists what was active" : $"name one that was active: {string.Join(", ", others)}");
            return null;
        }

        var entry = PromotionPlan.EntryOf(now, new PromotionEntry
        {
            Id = "",
            Number = 1,
            Action = PromotionEntry.Rollback,
            Version = target.Version,
            Since = draft.Since,
            Why = draft.Why ?? $"back from {active.Version.Name}",
            By = draft.By,
            BackTo = target.Id,
        });
        return PromotionPlan.Appended(folder, now, entry, problems) is { } list ? new RollbackPlan(entry, active, list) : null;
    }
}
