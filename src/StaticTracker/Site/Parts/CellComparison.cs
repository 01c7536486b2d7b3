using StaticTracker.Indexing;

namespace StaticTracker.Site.Parts;

/// <summary>
/// A cell's best against the best of the version before it that has a rate. The difference is of what is shown; where the model or the data
/// set changed with the version, or nobody knows whether the data set did, it says nothing about the prompt, and is shown as such; so it is where the same
/// model's results are not comparable for another reason (<see cref="UnlikeChange"/>).
/// </summary>
internal readonly record struct CellComparison(decimal Difference, bool IsUnlike, bool DatasetChanged, bool DatasetUnknown)
{
    public static CellComparison? Of(CellResult? before, CellResult now, bool isUnlike) =>
        before?.PassRate is { } earlier && now.PassRate is { } rate
            ? new CellComparison(rate - earlier, isUnlike || before.Model != now.Model, before.DatasetVersion != now.DatasetVersion, before.DatasetVersion is null && now.DatasetVersion is null)
            : null;
}
