using System.Diagnostics.CodeAnalysis;
using StaticTracker.Modules;

namespace StaticTracker.Checking;

/// <summary>Two experiments of a module that are one and the same run: everything that tells runs apart agrees.</summary>
internal sealed class SameRun : IEqualityComparer<Experiment>
{
    public static readonly SameRun Comparer = new();

    private SameRun()
    {
    }

    public bool Equals(Experiment? x, Experiment? y) =>
        ReferenceEquals(x, y)
        || (x is not null && y is not null
            && x.Timestamp.Order == y.Timestamp.Order && x.PromptVersion == y.PromptVersion && x.Model == y.Model
            && x.Dataset == y.Dataset && x.DatasetVersion == y.DatasetVersion && x.Source?.Sha256 == y.Source?.Sha256
            && x.Params == y.Params && x.Run == y.Run && x.Judge == y.Judge);

    public int GetHashCode([DisallowNull] Experiment obj) =>
        unchecked((((obj.Timestamp.Order.Ticks.GetHashCode() * 397) ^ obj.Model.GetHashCode(StringComparison.Ordinal)) * 397) ^ obj.PromptVersion.Text.GetHashCode(StringComparison.Ordinal));
}
