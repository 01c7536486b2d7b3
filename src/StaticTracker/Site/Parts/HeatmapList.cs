using StaticTracker.Indexing;
using StaticTracker.Modules;
using StaticTracker.Phrasing;

namespace StaticTracker.Site.Parts;

/// <summary>
/// What the heatmap's script has to know of all rows at once, to filter and order them: <c>ST.list({…})</c>. The time of the data, the columns, the models, the data sets, and of each module its id, its name (0 where
/// that is the id), the place of its group and 1 (0: none), the places of its tags, and whether it has a primary rubric.
/// </summary>
internal static class HeatmapList
{
    public static readonly SitePath Path = SitePath.Of("data/heatmap.js");

    public static Html Render(SiteTexts texts, HeatmapIndex index, IReadOnlyList<PromptVersion> versions, int staleDays, PublishedPromotions promotions)
    {
        var rows = index.Modules;
        var groups = rows.Select(r => r.Group).OfType<string>().Distinct().Order(NaturalOrder.Comparer).ToList();
        var tags = rows.SelectMany(r => r.Tags).Distinct().Order(NaturalOrder.Comparer).ToList();
        var sets = rows.SelectMany(r => HeatmapData.DatasetsOf(texts, r)).Distinct().Order(NaturalOrder.Comparer).ToList();
        var js = new ScriptWriter(rows.Count * 64);
        js.Raw("ST.list({\"at\":"u8).Text(index.GeneratedAt).Raw(",\"stale\":"u8).Number(staleDays).Raw(",\"per\":"u8).Number(HeatmapData.ModulesPerFile)
            .Raw(",\n\"versions\":"u8).Texts([.. versions.Select(v => v.Text)]).Raw(",\n\"models\":"u8).Texts(HeatmapData.ModelsOf(index))
            .Raw(",\n\"sets\":"u8).Texts(sets).Raw(",\n\"groups\":"u8).Texts(groups).Raw(",\n\"tags\":"u8).Texts(tags).Raw(",\n\"ids\":"u8).Texts([.. rows.Select(r => r.Id.Text)]).Raw(",\n\"names\":["u8);
        var (group, tag, primary) = (new PackedText(), new PackedText(), new PackedText());
        for (var i = 0; i < rows.Count; i++)
        {
            js.Raw(i == 0 ? ""u8 : ","u8);
            if (rows[i].Name == rows[i].Id.Text)
            {
                js.Raw("0"u8);
            }
            else
            {
                js.Text(rows[i].Name);
            }

            group.Add(rows[i].Group is { } own ? groups.IndexOf(own) + 1 : 0);
            tag.Add(rows[i].Tags.Count);
            foreach (var one in rows[i].Tags)
            {
                tag.Add(tags.IndexOf(one));
            }

            primary.Add(rows[i].PrimaryRubric is null ? 0 : 1);
        }

        js.Raw("],\n\"group\":\""u8).Raw(group.ToArray()).Raw("\",\"tag\":\""u8).Raw(tag.ToArray()).Raw("\",\"primary\":\""u8).Raw(primary.ToArray()).Raw("\""u8);
        Active(js, index, promotions);
        return js.Raw("});\n"u8).ToHtml();
    }

    /// <summary>By module the version that is active, of a router a list of it and of the versions that it chooses between; left out where none is anywhere.</summary>
    private static void Active(ScriptWriter js, HeatmapIndex index, PublishedPromotions promotions)
    {
        var active = index.Modules.Select(m => (Id: m.Id.Text, Version: promotions.ActiveOf(m.Id.Text), Marked: promotions.MarkedOf(m.Id.Text))).Where(a => a.Version is not null).ToList();
        for (var i = 0; i < active.Count; i++)
        {
            js.Raw(i == 0 ? ",\n\"active\":{"u8 : ","u8).Text(active[i].Id).Raw(":"u8);
            if (active[i].Marked is [var one] && one == active[i].Version)
            {
                js.Text(one);
            }
            else
            {
                js.Texts([active[i].Version!, .. active[i].Marked]);
            }
        }

        js.Raw(active.Count == 0 ? ""u8 : "}"u8);
    }
}
