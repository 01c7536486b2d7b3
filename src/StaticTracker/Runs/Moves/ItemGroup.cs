using StaticTracker.Comparison;
using StaticTracker.Phrasing;

namespace StaticTracker.Runs.Moves;

/// <summary>Items that a tag or a language brings together, with their pass rate before and after on one model.</summary>
public sealed record ItemGroup(Phrase Name, int Items, string Model, FigureComparison Figure);
