using StaticTracker.Storage;

namespace StaticTracker.Checking;

/// <summary>What a named file is: its kind, and the data folder that it is part of, both from where it lies.</summary>
public sealed record CheckTarget(DataKind Kind, DataFolder Folder, FileInfo File)
{
    /// <summary>
    /// <c>…/modules/X.json</c>, <c>…/verdicts/M/X.json</c> (items, details alike), <c>…/tracker.json</c>, <c>…/heatmap_index.json</c> and the
    /// others of <see cref="DataPath.KindOf"/>; null for anything else.
    /// </summary>
    public static CheckTarget? Of(string path)
    {
        var info = new FileInfo(Path.GetFullPath(path));
        var parent = info.Directory;
        if (parent is null)
        {
            return null;
        }

        return DataPath.KindOf(info.FullName) switch
        {
            null => null,
            DataKind.Settings => new CheckTarget(DataKind.Settings, new DataFolder(parent.FullName), info),
            DataKind.Index => new CheckTarget(DataKind.Index, new DataFolder(parent.FullName), info),
            DataKind.Module or DataKind.Ab or DataKind.Benchmark or DataKind.Promotions => parent.Parent is { } root ? new CheckTarget(DataPath.KindOf(info.FullName)!.Value, new DataFolder(root.FullName), info) : null,
            DataKind.Bundle or DataKind.PromotionReport =>
                parent.Parent?.Parent?.Parent is { } above ? new CheckTarget(DataPath.KindOf(info.FullName)!.Value, new DataFolder(above.FullName), info) : null,
            { } kind => parent.Parent?.Parent is { } top ? new CheckTarget(kind, new DataFolder(top.FullName), info) : null,
        };
    }
}
