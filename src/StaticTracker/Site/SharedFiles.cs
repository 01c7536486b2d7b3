using StaticTracker.Exporting;
using StaticTracker.Indexing;
using StaticTracker.Modules;
using StaticTracker.Site.Pictures;
using StaticTracker.Storage;
using StaticTracker.Storage.Binary;

namespace StaticTracker.Site;

/// <summary>What others show of a module elsewhere: a picture for link previews, and badges. Both are of use by an absolute address alone, so they are made where the site's own is known.</summary>
internal static class SharedFiles
{
    public static SitePath PictureOf(ModuleId id) => SitePath.Of($"pictures/{id}.png");

    public static SitePath BadgeOf(ModuleId id) => SitePath.Of($"badges/{id}.svg");

    private static SitePath EndpointOf(ModuleId id) => SitePath.Of($"badges/{id}.json");

    public static void Write(PageMaker maker, HeatmapIndex index)
    {
        if (maker.Address is null)
        {
            return;
        }

        AllCores.Run(index.Modules.Count, i =>
        {
            var row = index.Modules[i];
            var key = ContentKey.Of("shared").With(RowKeys.OfRows([row]));
            if (!maker.Keep(PictureOf(row.Id), key))
            {
                maker.WriteBytes(PictureOf(row.Id), ModulePicture.Render(row, maker.Settings, maker.Texts), key);
            }

            var badge = Badge.Of(row, match: false);
            maker.WriteBytes(BadgeOf(row.Id), badge.Svg());
            maker.WriteBytes(EndpointOf(row.Id), badge.Endpoint());
        });
    }

    /// <summary>What to put into a README: the badge, leading to the module's page. Markdown, in which no name can be more than text.</summary>
    public static string? SnippetOf(PageMaker maker, ModuleRow row) =>
        maker.Address is { } address ? $"[![{Plain(row.Name)}]({address}/{BadgeOf(row.Id)})]({address}/{Pages.ModulePage.PathOf(row.Id)})" : null;

    private static string Plain(string name) => string.Concat(name.Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '.')).Trim();
}
