using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Promotion;

/// <summary>Whether items have the same texts in two data sets, by what the items files say. Where one says nothing of an item it is not known, and that is no.</summary>
internal sealed class SameTexts(DataFolder folder, ModuleId module, Problems problems)
{
    public bool Are(IReadOnlyList<string> items, Experiment one, Experiment other)
    {
        if (HashesOf(one) is not { } a || HashesOf(other) is not { } b)
        {
            return false;
        }

        return items.All(i => a.GetValueOrDefault(i) is { } hash && b.GetValueOrDefault(i) == hash);
    }

    private Dictionary<string, string?>? HashesOf(Experiment experiment)
    {
        if (ItemSheetReader.Read(folder, module, experiment.Dataset, experiment.DatasetVersion, problems) is not { } sheet)
        {
            return null;
        }

        var hashes = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var item in sheet.Items)
        {
            hashes.TryAdd(item.Id, item.TextSha256);
        }

        return hashes;
    }
}
