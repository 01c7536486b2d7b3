using System.Globalization;
using StaticTracker.Modules;

namespace StaticTracker.Comparison;

/// <summary>So many runs of one cell that the newest or best of them says little by itself.</summary>
public static class ManyTries
{
    public const int Least = 3;

    /// <summary>A whole sentence about it; null where the cell was run less often.</summary>
    public static string? Words(ModuleId module, ComparisonSide side) => side.Tries < Least ? null
        : string.Create(CultureInfo.InvariantCulture, $"{module} {side.Experiment.PromptVersion} was run {side.Tries} times on {side.Experiment.Model}: one picked out of many runs flatters.");
}
