using StaticTracker.Phrasing;
using StaticTracker.Promotion;
using StaticTracker.Routing;
using StaticTracker.Storage;

namespace StaticTracker.Site.Parts;

/// <summary>What was active of a module and what is, the newest first: since when, by whom, why, whether by override, and what a rollback would go back to.</summary>
internal static class PromotionTimeline
{
    public static Html Render(SiteTexts texts, PromotionList? list, PublishSettings publish)
    {
        if (list?.Active is not { } active)
        {
            return Html.Empty;
        }

        var html = new HtmlWriter(1024, texts);
        if (list.IsContested)
        {
            html.Said("<p class=\"note warn\">{promotions.contested}</p>");
        }

        html.Said("<div class=scroll tabindex=0 role=region aria-label=\"{module.promotions}\"><table class=data><thead><tr><th scope=col>{column.version}<th scope=col>{column.since}<th scope=col>{column.how}<th scope=col>{column.why}\n<tbody>");
        var target = list.RollbackTarget;
        foreach (var entry in list.Entries.Reverse())
        {
            html.Raw("\n<tr id=\"p-"u8).Text(entry.Id).Raw("\"><th scope=row>"u8).Text(texts.Of("strip.on", ("version", entry.Version.Version.Text), ("model", entry.Version.Model))).Said(entry == active ? " <b class=tag>{promotions.active}</b>" : "")
                .Said(entry == target ? " <b class=tag>{promotions.target}</b>" : "");
            Experiment(html, texts, entry.Version);
            html.Raw("<td>"u8);
            RateText.Time(html, entry.Since);
            if (publish.Authors && entry.By is { } by)
            {
                html.Raw("<small>"u8).Text(texts.Of("promotions.by", ("author", by))).Raw("</small>"u8);
            }

            html.Said(entry.Override is not null ? "<td><b class=warn>{promotions.override}</b>" : entry.IsRollback ? "<td>{promotions.rollback}" : "<td>{promotions.by_policy}").Raw("<td class=words>"u8);
            if (entry.Override is { } reason)
            {
                html.Text(reason).Raw("<small>"u8).Text(entry.Why).Raw("</small>"u8);
            }
            else
            {
                html.Text(entry.Why);
            }
        }

        return html.Raw("\n</table></div>"u8).ToHtml();
    }

    /// <summary>Behind an experiment's id, where its version is the active one.</summary>
    public static void Mark(HtmlWriter html, PromotionList? list, string experiment)
    {
        if (list?.Active is { } active && active.Version.Experiment == experiment)
        {
            html.Said(" <a class=tag href=\"#promotions\">{promotions.active}</a>");
        }
    }

    private static void Experiment(HtmlWriter html, SiteTexts texts, PromotedVersion version)
    {
        if (version.Model == Router.Model && version.Version.Text.StartsWith(Router.Prefix, StringComparison.Ordinal))
        {
            html.Said("<small><a href=\"#router\">{module.router}</a></small>");
        }
        else if (version.Experiment is { } experiment)
        {
            html.Raw("<small><a href=\"#e-"u8).Text(ExperimentsTable.Anchor(experiment)).Raw("\">"u8).Text(experiment).Raw("</a>"u8)
                .Text(version.Hash is { } hash ? texts.Of("promotions.prompt", ("hash", hash[..Math.Min(12, hash.Length)])) : "").Raw("</small>"u8);
        }
    }
}
