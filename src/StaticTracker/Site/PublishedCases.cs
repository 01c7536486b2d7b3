using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Promotion;
using StaticTracker.Storage;
using StaticTracker.Storage.Binary;

namespace StaticTracker.Site;

/// <summary>Who solves which item, for projects that publish their items.</summary>
public sealed class PublishedCases(DataFolder folder)
{
    /// <summary>A module's cases; <paramref name="sheetOf"/> gives the verdicts of an experiment. What cannot be read is left out: the check tells.</summary>
    public IReadOnlyList<SolvedCase> Of(Module module, Func<string, VerdictSheet?> sheetOf) => CaseIndex.Of(folder, module, new Problems(), sheetOf);

    /// <summary>Another key where the module's items have texts: the rest is in its own key.</summary>
    internal ContentKey With(ContentKey key, ModuleId module) => FolderLook.Of(Path.Combine(folder.Root, "items", module.Text)).Key is var items && items == default ? key : key.With(items);
}
