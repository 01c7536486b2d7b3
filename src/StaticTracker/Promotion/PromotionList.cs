using StaticTracker.Modules;

namespace StaticTracker.Promotion;

/// <summary>A module's entries, oldest first; the last one says what is active.</summary>
public sealed record PromotionList(ModuleId Module, IReadOnlyList<PromotionEntry> Entries)
{
    /// <summary>Ids of experiments that a cycle has looked at, in ordinal order.</summary>
    public IReadOnlyList<string> Seen { get; init; } = [];

    /// <summary>What is active; null: nothing was ever promoted.</summary>
    public PromotionEntry? Active => Entries.Count == 0 ? null : Entries[^1];

    /// <summary>The last entry was made without knowing all before it: two were promoted beside each other, and nobody decided between them.</summary>
    public bool IsContested => Active is { } last && last.Number < Entries.Count;

    public PromotionEntry? Find(string? id) => Entries.FirstOrDefault(e => e.Id == id);

    /// <summary>The promotion whose version an entry made active: its own, or for a rollback the one that it went back to.</summary>
    public PromotionEntry OriginOf(PromotionEntry entry)
    {
        var origin = entry;
        for (var steps = 0; origin.IsRollback && Find(origin.BackTo) is { } further && steps < Entries.Count; steps++)
        {
            origin = further;
        }

        return origin;
    }

    /// <summary>The entry that a rollback would go back to: what was active before the version that is active now was promoted; null: nothing was.</summary>
    public PromotionEntry? RollbackTarget
    {
        get
        {
            var origin = Active is { } active ? OriginOf(active) : null;
            while (origin?.Before is { } before && Find(before.Id) is { } target)
            {
                origin = OriginOf(target);
                if (!origin.Version.IsSameAs(Active!.Version))
                {
                    return origin;
                }
            }

            return null;
        }
    }

    /// <summary>The newest entry of a version, <c>v3</c> or <c>v3/gpt-5</c>, that is not what is active; null: there is none.</summary>
    public PromotionEntry? FindVersion(string wanted)
    {
        var slash = wanted.IndexOf('/', StringComparison.Ordinal);
        var (version, model) = slash < 0 ? (wanted, null) : (wanted[..slash], wanted[(slash + 1)..]);
        var found = Entries.LastOrDefault(e => e.Version.Version.Text == version && (model is null || e.Version.Model == model) && (IsContested || !e.Version.IsSameAs(Active!.Version)));
        return found is null ? null : OriginOf(found);
    }
}
