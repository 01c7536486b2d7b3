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

        html.Raw("<ol class=effects reversed>"u8);
        var target = list.RollbackTarget;
        foreach (var entry in list.Entries.Reverse())
        {
            html.Raw("\n<li id=\"p-"u8).Text(entry.Id).Raw("\"><b>"u8).Text(entry.Version.Version.Text).Raw("</b> on "u8).Text(entry.Version.Model);
            html.Raw(entry == active ? " <b class=tag>★ active</b>"u8 : ""u8).Raw(entry.Override is not null ? " <b class=tag>! override</b>"u8 : entry.IsRollback ? " <span class=tag>rollback</span>"u8 : ""u8);
            html.Raw(entry == target ? " <span class=tag>a rollback goes here</span>"u8 : ""u8);
            html.Raw(" since "u8);
            RateText.Time(html, entry.Since);
            if (publish.Authors && entry.By is { } by)
            {
                html.Raw(" by "u8).Text(by);
            }

            if (entry.Version.Experiment is { } experiment)
            {
                html.Raw("<small><a href=\"#e-"u8).Text(ExperimentsTable.Anchor(experiment)).Raw("\">"u8).Text(experiment).Raw("</a>"u8)
                    .Text(entry.Version.Hash is { } hash ? $", prompt {hash[..Math.Min(12, hash.Length)]}" : "").Raw("</small>"u8);
            }

            if (entry.Override is { } reason)
            {
                html.Raw("<small>override: "u8).Text(reason).Raw("</small>"u8);
            }

            html.Raw("<small>"u8).Text(entry.Why).Raw("</small></li>"u8);
        }

        return html.Raw("\n</ol>"u8).ToHtml();
    }

    /// <summary>Behind an experiment's id, where its version is the active one.</summary>
    public static void Mark(HtmlWriter html, PromotionList? list, string experiment)
    {
        if (list?.Active is { } active && active.Version.Experiment == experiment)
        {
            html.Raw(" <a class=tag href=\"#promotions\">★ active</a>"u8);
        }
    }
}
