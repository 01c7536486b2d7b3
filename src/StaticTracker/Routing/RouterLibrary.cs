using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Prompts;
using StaticTracker.Storage;

namespace StaticTracker.Routing;

/// <summary>The routers of a data folder.</summary>
public sealed class RouterLibrary(DataFolder folder)
{
    /// <summary>Versions of a module's routers, in natural order.</summary>
    public IReadOnlyList<PromptVersion> VersionsOf(ModuleId module) =>
    [
        .. DataFolder.Files(folder.RoutersOf(module)).Select(f => PromptVersion.TryParse(Path.GetFileNameWithoutExtension(f.Name), out var version) ? version : (PromptVersion?)null)
            .OfType<PromptVersion>().Order(),
    ];

    /// <summary>A module's routers, those that can be read.</summary>
    public IReadOnlyList<Router> Of(ModuleId module, Problems problems) => [.. VersionsOf(module).Select(v => Read(module, v, problems)).OfType<Router>()];

    /// <summary>A router by its version (<c>v2</c>, or <c>router-v2</c>), the newest where none is named; null, with a problem, where there is none or it cannot be used.</summary>
    public Router? Find(ModuleId module, string? wanted, Problems problems)
    {
        var versions = VersionsOf(module);
        var name = wanted?.StartsWith(Router.Prefix, StringComparison.Ordinal) == true ? wanted[Router.Prefix.Length..] : wanted;
        var found = versions.Where(v => name is null || v.Text == name).ToList();
        if (found.Count > 0)
        {
            return Read(module, found[^1], problems);
        }

        problems.Add(
            SourceSpan.File(DataFolder.Show(folder.RoutersOf(module))), Codes.Routing.NoSuchRouter, name is null ? $"{module} has no router" : $"{module} has no router '{name}'",
            versions.Count == 0 ? $"'tracker route train {module}' trains one" : $"versions: {string.Join(", ", versions)}");
        return null;
    }

    /// <summary>A router with the version that it is kept under: the newest one's where that is the same, else the next.</summary>
    public Router Versioned(Router router, Problems problems)
    {
        var versions = VersionsOf(router.Module);
        if (versions.Count == 0)
        {
            return router;
        }

        var same = router with { Version = versions[^1] };
        return Read(router.Module, versions[^1], problems) is { } newest && RouterText.Of(newest).AsSpan().SequenceEqual(RouterText.Of(same)) ? same
            : router with { Version = NextVersion.After(versions[^1], versions) };
    }

    private Router? Read(ModuleId module, PromptVersion version, Problems problems) => RouterReader.Read(new FileInfo(folder.RouterFile(module, version)), problems);
}
