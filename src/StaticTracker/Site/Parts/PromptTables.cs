using StaticTracker.Phrasing;
using StaticTracker.Prompts;

namespace StaticTracker.Site.Parts;

/// <summary>Tables of prompts: all of them, the versions of a module with their scores, the results of a version.</summary>
internal static class PromptTables
{
    public static Html All(SiteTexts texts, IReadOnlyList<PromptShelfOfModule> modules)
    {
        var html = new HtmlWriter(4096, texts);
        html.Said("<table class=\"data sortable\" data-name=prompts><thead><tr><th scope=col>{column.module}<th scope=col>{column.version}<th scope=col>{column.label}<th scope=col>{column.hash}<th scope=col>{column.results}\n<tbody>");
        foreach (var shelf in modules)
        {
            foreach (var bundle in shelf.Bundles)
            {
                html.Raw("\n<tr><th scope=row><a href=\""u8).Id(shelf.Module).Raw("/index.html\">"u8).Text(shelf.Name).Raw("</a>"u8).Raw(shelf.Name == shelf.Module.Text ? ""u8 : "<small>"u8).Text(shelf.Name == shelf.Module.Text ? "" : shelf.Module.Text)
                    .Raw(shelf.Name == shelf.Module.Text ? "<td>"u8 : "</small><td>"u8);
                VersionLink(html, bundle, "../");
                html.Raw("<td>"u8).Text(bundle.Label ?? "–").Raw("<td><code>"u8).Text(Short(bundle)).Raw("</code><td>"u8).Text(Uses(texts, shelf, bundle));
            }
        }

        return html.Raw("\n</table>"u8).ToHtml();
    }

    public static Html Versions(SiteTexts texts, PromptShelfOfModule shelf)
    {
        var html = new HtmlWriter(4096, texts);
        html.Said("<table class=\"data\" data-name=versions><thead><tr><th scope=col>{column.version}<th scope=col>{column.label}<th scope=col>{column.hash}<th scope=col>{column.newest_results}<th scope=col>{column.results}\n<tbody>");
        foreach (var bundle in shelf.Bundles)
        {
            html.Raw("\n<tr><th scope=row>"u8);
            VersionLink(html, bundle, "../../");
            html.Raw("<td>"u8).Text(bundle.Label ?? "–").Raw("<td><code>"u8).Text(Short(bundle)).Raw("</code><td>"u8);
            var newest = shelf.NewestOf(bundle);
            html.Said(newest.Count == 0 ? "{prompts.none}" : "");
            foreach (var e in newest)
            {
                html.Raw("<span>"u8).Text(e.Model).Raw(" "u8);
                RateText.Rate(html, e);
                html.Raw(e.Metrics.Rate is null ? "</span> "u8 : " %</span> "u8);
            }

            html.Raw("<td>"u8).Text(Uses(texts, shelf, bundle));
        }

        return html.Raw("\n</table>"u8).ToHtml();
    }

    /// <summary>The versions to choose from, in their order; a value is the part of the address that stands for it.</summary>
    public static Html Options(PromptShelfOfModule shelf)
    {
        var html = new HtmlWriter(512);
        foreach (var bundle in shelf.Bundles)
        {
            html.Raw("<option value=\""u8).Text(RecordPlace.NameOf(bundle.Version.Text)).Raw("\">"u8).Text(bundle.Version.Text).Text(bundle.Label is null ? "" : $" {bundle.Label}").Raw("</option>"u8);
        }

        return html.ToHtml();
    }

    public static Html Results(SiteTexts texts, PromptShelfOfModule shelf, PromptBundle bundle)
    {
        var results = shelf.ResultsOf(bundle);
        if (results.Count == 0)
        {
            return Html.Empty;
        }

        var html = new HtmlWriter(2048, texts);
        html.Said("<table class=\"data sortable\" data-name=results><thead><tr><th scope=col>{column.experiment}<th scope=col>{column.model}<th scope=col>{column.date}<th scope=col class=num>{column.pass_rate}<th scope=col class=num>P/F/E<th scope=col>{column.made_with}\n<tbody>");
        foreach (var e in results)
        {
            html.Raw("\n<tr><th scope=row><a href=\"../../../modules/"u8).Id(shelf.Module).Raw("/index.html#e-"u8).Text(Uri.EscapeDataString(ExperimentsTable.Anchor(e.Id))).Raw("\">"u8).Text(e.Id).Raw("</a><td>"u8).Text(e.Model).Raw("<td>"u8);
            RateText.Time(html, e.Timestamp);
            html.Raw("<td class=num>"u8);
            RateText.Rate(html, e);
            html.Raw("<td class=num>"u8);
            RateText.Counts(html, e.Metrics);
            html.Raw("<td>"u8).Text(e.PromptHash is null ? texts["unknown"] : e.PromptHash == bundle.Hash ? texts["prompts.this"] : texts.Of("prompts.another", ("hash", e.PromptHash.Length > 12 ? e.PromptHash[..12] : e.PromptHash)));
        }

        return html.Raw("\n</table>"u8).ToHtml();
    }

    private static void VersionLink(HtmlWriter html, PromptBundle bundle, string root) =>
        html.Raw("<a href=\""u8).Text(root + RecordPlace.Prompt(bundle.Module, bundle.Version).Text).Raw("\">"u8).Text(bundle.Version.Text).Raw("</a>"u8);

    private static string Short(PromptBundle bundle) => bundle.Hash.Length > 12 ? bundle.Hash[..12] + "…" : bundle.Hash;

    /// <summary>"3 made with it, 1 does not say, 2 with another".</summary>
    private static string Uses(SiteTexts texts, PromptShelfOfModule shelf, PromptBundle bundle)
    {
        var all = shelf.ResultsOf(bundle);
        var (same, unknown) = (all.Count(e => e.PromptHash == bundle.Hash), all.Count(e => e.PromptHash is null));
        string?[] parts = [Some("prompts.made_with", same), Some("prompts.not_told", unknown), Some("prompts.made_other", all.Count - same - unknown)];
        return all.Count == 0 ? texts["prompts.none"] : string.Join(", ", parts.OfType<string>());

        string? Some(string key, int count) => count == 0 ? null : texts.Count(key, count);
    }
}
