using StaticTracker.Modules;

namespace StaticTracker.Storage.Policy;

/// <summary>The promotion policies of the settings: one for all modules, and those of single ones, whose keys win one by one.</summary>
public sealed class PromotionPolicies(PromotionPolicy? others, IReadOnlyDictionary<string, PromotionPolicy> modules)
{
    public static readonly PromotionPolicies None = new(null, new Dictionary<string, PromotionPolicy>());

    /// <summary>The policy of modules that have none of their own; null: there is none.</summary>
    public PromotionPolicy? Others => others;

    /// <summary>Those of single modules, with what they take from the one for all.</summary>
    public IReadOnlyDictionary<string, PromotionPolicy> Modules => modules;

    /// <summary>The policy of a module; null where nothing is said of it.</summary>
    public PromotionPolicy? Of(ModuleId module) => modules.GetValueOrDefault(module.Text) ?? others;
}
