namespace StaticTracker.Site.Joining;

/// <summary>The order in which a person reads pages that stand below each other: the start page, the modules, what the frame links to, the rest.</summary>
internal static class PageOrder
{
    public static IReadOnlyList<SitePage> Of(IEnumerable<SitePage> pages, string start)
    {
        var all = pages.ToList();
        var first = all.Single(p => p.Path == start);
        var frame = first.Before + first.After;
        var linked = HtmlScanner.Scan(frame).Where(t => t.IsStart("a"))
            .Select(t => HtmlScanner.Attributes(frame, t).Find(a => a.Name == "href").Value).OfType<string>()
            .Select(address => SiteAddress.Of(start, address).Path).ToList();
        return
        [
            .. all.OrderBy(p => p.Path == start ? -1 : p.Path.StartsWith("modules/", StringComparison.Ordinal) ? 0 : linked.IndexOf(p.Path) is >= 0 and var place ? 1 + place : int.MaxValue)
                .ThenBy(p => p.Path, StringComparer.Ordinal),
        ];
    }
}
