using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Prompts;

/// <summary>The bundles of a data folder, by name; each is read when asked for.</summary>
public sealed class PromptLibrary(DataFolder folder)
{
    /// <summary>Modules that have bundles, in natural order.</summary>
    public IReadOnlyList<ModuleId> Modules =>
        [.. Names(folder.Prompts).Select(n => ModuleId.TryParse(n, out var id) ? id : (ModuleId?)null).OfType<ModuleId>().Order()];

    /// <summary>Versions of a module that have a bundle, in natural order.</summary>
    public IReadOnlyList<PromptVersion> VersionsOf(ModuleId module) =>
    [
        .. Names(Path.Combine(folder.Prompts, module.Text))
            .Where(n => File.Exists(Path.Combine(folder.Prompts, module.Text, n, DataFolder.BundleName)))
            .Select(n => PromptVersion.TryParse(n, out var version) ? version : (PromptVersion?)null).OfType<PromptVersion>().Order(),
    ];

    /// <summary>Whether there is a place for prompts of a module; what lies in it is another question.</summary>
    public bool Keeps(ModuleId module) => Directory.Exists(Path.Combine(folder.Prompts, module.Text));

    /// <summary>A bundle; null where there is none, and null with problems where it cannot be used.</summary>
    public PromptBundle? Read(ModuleId module, PromptVersion version, Problems problems) => BundleReader.Read(folder, module, version, problems);

    /// <summary>All bundles of a module that can be read, in natural order of their versions.</summary>
    public IReadOnlyList<PromptBundle> Of(ModuleId module, Problems problems) => [.. VersionsOf(module).Select(v => Read(module, v, problems)).OfType<PromptBundle>()];

    private static IEnumerable<string> Names(string path) =>
        Directory.Exists(path) && !DataFolder.IsLink(new DirectoryInfo(path))
            ? new DirectoryInfo(path).EnumerateDirectories().Where(d => !DataFolder.IsLink(d) && DataFolder.IsFileName(d.Name)).Select(d => d.Name) : [];
}
