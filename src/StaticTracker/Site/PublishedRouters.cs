using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Promotion;
using StaticTracker.Routing;
using StaticTracker.Storage;

namespace StaticTracker.Site;

/// <summary>The routers of a project as its pages show them, by the same evaluation as <c>tracker route eval</c>. What stands against one is said on its page and breaks no build: the check tells it too.</summary>
public sealed class PublishedRouters
{
    public static readonly PublishedRouters None = new([]);

    private readonly Dictionary<string, PublishedRouter> _routers;

    private PublishedRouters(IEnumerable<PublishedRouter> routers) => _routers = routers.ToDictionary(r => r.Router.Module.Text, StringComparer.Ordinal);

    /// <param name="folder">The data folder.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="lists">What is active.</param>
    /// <param name="readModule">Reads a module; null: there is none that can be read.</param>
    public static PublishedRouters Read(DataFolder folder, Settings settings, IReadOnlyList<PromotionList> lists, Func<ModuleId, Module?> readModule)
    {
        if (!Directory.Exists(folder.Routers) || DataFolder.IsLink(new DirectoryInfo(folder.Routers)))
        {
            return None;
        }

        var modules = Directory.EnumerateDirectories(folder.Routers).Select(d => ModuleId.TryParse(Path.GetFileName(d), out var id) ? id : (ModuleId?)null).OfType<ModuleId>().Order();
        return new PublishedRouters(modules.Select(m => Of(folder, settings, m, lists.FirstOrDefault(l => l.Module == m)?.Active?.Version, readModule)).OfType<PublishedRouter>());
    }

    public PublishedRouter? Of(ModuleId module) => _routers.GetValueOrDefault(module.Text);

    /// <summary>The versions that an active router of a module chooses between; null: none is active, or it cannot be read.</summary>
    internal IReadOnlyList<string>? ChosenBetween(string module) =>
        _routers.GetValueOrDefault(module) is { IsActive: true, Router: var router } ? [.. router.Candidates.Select(c => c.Version.Text).Distinct(StringComparer.Ordinal)] : null;

    private static PublishedRouter? Of(DataFolder folder, Settings settings, ModuleId module, PromotedVersion? active, Func<ModuleId, Module?> readModule)
    {
        var library = new RouterLibrary(folder);
        var versions = library.VersionsOf(module);
        if (versions.Count == 0 || readModule(module) is not { } read)
        {
            return null;
        }

        var promoted = active is { Model: Router.Model } && active.Version.Text.StartsWith(Router.Prefix, StringComparison.Ordinal) && versions.Any(v => Router.Prefix + v == active.Version.Text) ? active.Version.Text : null;
        var problems = new Problems();
        if (library.Find(module, promoted, problems) is not { } router)
        {
            return null;
        }

        var evaluation = new RouterTest(folder, settings, problems).Evaluate(read, router);
        var fault = evaluation is null ? problems.ToList().FirstOrDefault(p => p.Severity == Severity.Error)?.Message ?? "" : null;
        return new PublishedRouter(router, promoted is not null, [.. versions.Select(v => Router.Prefix + v)], evaluation, fault);
    }
}
