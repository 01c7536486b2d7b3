using StaticTracker.Modules;
using StaticTracker.Phrasing;

namespace StaticTracker.Comparison;

/// <summary>So many runs of one cell that the newest or best of them says little by itself.</summary>
public static class ManyTries
{
    public const int Least = 3;

    /// <summary>A whole sentence about it; null where the cell was run less often.</summary>
    public static Phrase? Words(ModuleId module, ComparisonSide side) => Words("compare.tries", module, side);

    /// <summary>The same without a full stop, for a list.</summary>
    public static Phrase? Listed(ModuleId module, ComparisonSide side) => Words("effect.tries", module, side);

    private static Phrase? Words(string key, ModuleId module, ComparisonSide side) => side.Tries < Least ? null
        : Phrase.Of(key, ("module", module.Text), ("version", side.Experiment.PromptVersion.Text), ("n", side.Tries), ("model", side.Experiment.Model));
}
