using StaticTracker.Modules;
using StaticTracker.Promotion;

namespace StaticTracker.Reporting;

/// <summary>An entry that a change adds to a module's promotions: from what, to what, how it was decided.</summary>
/// <param name="Module">The module.</param>
/// <param name="Entry">The entry.</param>
/// <param name="Again">What the policy of the base says of it, worked out anew from the data; null for a rollback.</param>
public sealed record PromotionChange(ModuleId Module, PromotionEntry Entry, PromotionReport? Again)
{
    /// <summary>"m01: v4 on gpt-4o → v5 on gpt-5 by the policy (…)", plain text.</summary>
    public string Words
    {
        get
        {
            var from = Entry.Before is { } before ? $"{before.Version} on {before.Model}" : "nothing";
            var how = Entry.IsRollback ? "rollback" : Entry.Override is { } reason ? $"OVERRIDE: {reason}" : "accepted by the policy";
            var again = Again is null ? "" : $"; the policy of the base says {(Again.Error is { } error ? $"nothing: {error}" : PromotionWords.Of(Again.Decision.Outcome))}";
            var other = Again?.Baseline is { } baseline && Entry.Before is { } was && (baseline.Version != was.Version || baseline.Model != was.Model) ? $"; held against {baseline.Name}, NOT AGAINST WHAT WAS ACTIVE" : "";
            return $"{Module}: {from} → {Entry.Version.Name}, {how}; {Entry.Why}{(Entry.By is { } by ? $"; by {by}" : "")}{again}{other}";
        }
    }
}
