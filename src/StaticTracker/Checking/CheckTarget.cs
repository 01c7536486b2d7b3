using StaticTracker.Storage;

namespace StaticTracker.Checking;

/// <summary>What a named file is: its kind, and the data folder that it is part of, both from where it lies.</summary>
public sealed record CheckTarget(DataKind Kind, DataFolder Folder, FileInfo File)
{
    /// <summary>
    /// <c>…/modules/X.json</c>, <c>…/verdicts/M/X.json</c> (items, details alike), <c>…/tracker.json</c>, <c>…/heatmap_index.json</c>; null for
    /// anything else.
    /// </summary>
    public static CheckTarget? Of(string path)
    {
        var info = new FileInfo(Path.GetFullPath(path));
        var parent = info.Directory;
        if (parent is null)
        {
            return null;
        }

        if (info.Name is DataFolder.SettingsName or DataFolder.IndexName)
        {
            return new CheckTarget(info.Name == DataFolder.SettingsName ? DataKind.Settings : DataKind.Index, new DataFolder(parent.FullName), info);
        }

        if (parent is { Name: DataFolder.ModulesName, Parent: { } root })
        {
            return new CheckTarget(DataKind.Module, new DataFolder(root.FullName), info);
        }

        foreach (var (name, kind) in CompanionCheck.Folders)
        {
            if (parent.Parent is { Parent: { } top } of && of.Name == name)
            {
                return new CheckTarget(kind, new DataFolder(top.FullName), info);
            }
        }

        return null;
    }
}
