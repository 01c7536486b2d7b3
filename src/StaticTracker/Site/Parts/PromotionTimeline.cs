using StaticTracker.Promotion;
using StaticTracker.Storage;

namespace StaticTracker.Site.Parts;

/// <summary>What was active of a module and what is, the newest first: since when, by whom, why, whether by override, and what a rollback would go back to.</summary>
internal static class PromotionTimeline
{
    public static Html Render(PromotionList? list, PublishSettings publish)
    {
        if (list?.Active is not { } active)
        {
            return Html.Empty;
        }

        var html = new HtmlWriter(1024);
        if (list.IsContested)
        {
            html.Raw("<p class=\"note warn\">! Two versions were promoted beside each other, and nobody has decided between them: the later one counts until somebody does.</p>"u8);
        }

        html.Raw("<div class=scroll tabindex=0 role=region aria-label=Promotions><table class=data><thead><tr><th scope=col>Version<th scope=col>Since<th scope=col>How<th scope=col>Why\n<tbody>"u8);
        var target = list.RollbackTarget;
        foreach (var entry in list.Entries.Reverse())
        {
            html.Raw("\n<tr id=\"p-"u8).Text(entry.Id).Raw("\"><th scope=row>"u8).Text(entry.Version.Name).Raw(entry == active ? " <b class=tag>★ active</b>"u8 : ""u8)
                .Raw(entry == target ? " <b class=tag>a rollback goes here</b>"u8 : ""u8);
            Experiment(html, entry.Version);
            html.Raw("<td>"u8);
            RateText.Time(html, entry.Since);
            if (publish.Authors && entry.By is { } by)
            {
                html.Raw("<small>by "u8).Text(by).Raw("</small>"u8);
            }

            html.Raw(entry.Override is not null ? "<td><b class=warn>! override</b>"u8 : entry.IsRollback ? "<td>rollback"u8 : "<td>by the policy"u8).Raw("<td class=words>"u8);
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
            html.Raw(" <a class=tag href=\"#promotions\">★ active</a>"u8);
        }
    }

    private static void Experiment(HtmlWriter html, PromotedVersion version)
    {
        if (version.Experiment is { } experiment)
        {
            html.Raw("<small><a href=\"#e-"u8).Text(ExperimentsTable.Anchor(experiment)).Raw("\">"u8).Text(experiment).Raw("</a>"u8)
                .Text(version.Hash is { } hash ? $", prompt {hash[..Math.Min(12, hash.Length)]}" : "").Raw("</small>"u8);
        }
    }
}
