using System.Globalization;
using StaticTracker.Phrasing;
using StaticTracker.Prompts;
using StaticTracker.Prompts.Diffs;
using StaticTracker.Runs.Moves;
using StaticTracker.Site.Parts;
using StaticTracker.Site.Templates;
using StaticTracker.Storage;

namespace StaticTracker.Site.Pages;

/// <summary>
/// The kept prompts: a list, a page for each module with its versions, and one for each version with its content, what differs from the version before, and the scores of both. Two others
/// are compared on the module's page, by a script that loads what this build made of the pair. Without <c>site.publish.prompts</c> no content of a prompt is on any of them.
/// </summary>
internal static class PromptPages
{
    /// <summary>Of so many of a module's newest versions all pairs are made; of older ones neighbours only.</summary>
    public const int PairedVersions = 12;

    public static readonly SitePath Path = SitePath.Of("prompts/index.html");

    public static readonly PageKind ListKind = new("prompts", new("table", FieldKind.Html), new("published", FieldKind.Flag));

    public static readonly PageKind ModuleKind = new(
        "prompt-module", new("module_id", FieldKind.Text), new("name", FieldKind.Text), new("table", FieldKind.Html), new("options", FieldKind.Html), new("paired", FieldKind.Text), new("has_module", FieldKind.Flag), new("published", FieldKind.Flag));

    public static readonly PageKind VersionKind = new(
        "prompt", new("module_id", FieldKind.Text), new("name", FieldKind.Text), new("version", FieldKind.Text), new("label", FieldKind.Text), new("hash", FieldKind.Text), new("edited", FieldKind.Flag), new("published", FieldKind.Flag),
        new("facts", FieldKind.Html), new("notes", FieldKind.Html), new("content", FieldKind.Html), new("results", FieldKind.Html), new("before", FieldKind.Text), new("before_link", FieldKind.Text), new("diff", FieldKind.Html),
        new("moved", FieldKind.Html));

    public static void Write(PageMaker maker, ProjectRecords records)
    {
        if (records.Prompts.Count == 0)
        {
            return;
        }

        var modules = records.Prompts.GroupBy(p => p.Module).Select(g => new PromptShelfOfModule(g.Key, [.. g], records)).ToList();
        maker.Write(Path, maker.Start(ListKind, Path, maker.Texts["page.prompts"])
            .Set("on_prompts", true)
            .Set("summary", maker.Texts["prompts.summary"])
            .Set("published", maker.Settings.Publish.Prompts)
            .Set("table", PromptTables.All(maker.Texts, modules)));
        AllCores.Run(modules.Count, i => WriteModule(maker, modules[i]));
    }

    private static void WriteModule(PageMaker maker, PromptShelfOfModule shelf)
    {
        var path = RecordPlace.Prompts(shelf.Module);
        maker.Write(path, maker.Start(ModuleKind, path, maker.Texts.Of("prompts.of", ("name", shelf.Name)))
            .Set("on_prompts", true)
            .Set("summary", maker.Texts.Of("prompts.summary_of", ("name", shelf.Name)))
            .Set("module_id", shelf.Module.Text)
            .Set("name", shelf.Name)
            .Set("has_module", shelf.HasModule)
            .Set("published", maker.Settings.Publish.Prompts)
            .Set("paired", PairedVersions.ToString(CultureInfo.InvariantCulture))
            .Set("options", shelf.Bundles.Count < 2 ? Html.Empty : PromptTables.Options(shelf))
            .Set("table", PromptTables.Versions(maker.Texts, shelf)));
        for (var i = 0; i < shelf.Bundles.Count; i++)
        {
            var before = i == 0 ? null : shelf.Bundles[i - 1];
            (PromptDiff Diff, MovedResults Results)? moved = before is null ? null : shelf.MovedBetween(before, shelf.Bundles[i], maker.Settings);
            WriteVersion(maker, shelf, shelf.Bundles[i], before, moved);
            for (var j = 0; j < i; j++)
            {
                if (j == i - 1 || j >= shelf.Bundles.Count - PairedVersions)
                {
                    WritePair(maker, shelf, shelf.Bundles[j], shelf.Bundles[i], j == i - 1 ? moved : null);
                }
            }
        }
    }

    private static void WriteVersion(PageMaker maker, PromptShelfOfModule shelf, PromptBundle bundle, PromptBundle? before, (PromptDiff Diff, MovedResults Results)? moved)
    {
        var path = RecordPlace.Prompt(shelf.Module, bundle.Version);
        var publish = maker.Settings.Publish;
        var isEdited = PromptHash.Of(bundle.Content) != bundle.Hash;
        maker.Write(path, maker.Start(VersionKind, path, maker.Texts.Of("prompts.title", ("prompt", bundle.Address)))
            .Set("on_prompts", true)
            .Set("summary", maker.Texts.Of("prompts.summary_version", ("version", bundle.Version.Text), ("name", shelf.Name)))
            .Set("module_id", shelf.Module.Text)
            .Set("name", shelf.Name)
            .Set("version", bundle.Version.Text)
            .Set("label", bundle.Label)
            .Set("hash", bundle.Hash)
            .Set("edited", isEdited)
            .Set("published", publish.Prompts)
            .Set("facts", publish.Prompts ? PromptContentPart.Facts(maker.Texts, bundle, publish) : Html.Empty)
            .Set("notes", publish.Prompts ? SafeMarkdown.Render(bundle.Notes) : Html.Empty)
            .Set("content", publish.Prompts ? PromptContentPart.Texts(bundle.Content) : Html.Empty)
            .Set("results", PromptTables.Results(maker.Texts, shelf, bundle))
            .Set("before", before?.Version.Text)
            .Set("before_link", before is null ? null : path.ToRoot() + RecordPlace.Prompt(shelf.Module, before.Version).Text)
            .Set("diff", publish.Prompts && moved is { } difference ? Made(maker.Texts, h => PromptDiffPart.Render(h, difference.Diff)) : Html.Empty)
            .Set("moved", moved is { } results ? Made(maker.Texts, h => MovedPart.Render(h, results.Results, publish)) : Html.Empty));
    }

    /// <summary><c>TK.pair(address, markup)</c>: loaded when somebody picks the two.</summary>
    private static void WritePair(PageMaker maker, PromptShelfOfModule shelf, PromptBundle before, PromptBundle after, (PromptDiff Diff, MovedResults Results)? known)
    {
        var moved = known ?? shelf.MovedBetween(before, after, maker.Settings);
        var path = RecordPlace.Pair(shelf.Module, before.Version, after.Version);
        var html = new HtmlWriter(16 * 1024, maker.Texts);
        html.Said("<section><h2>{prompts.differs}</h2>");
        if (maker.Settings.Publish.Prompts)
        {
            PromptDiffPart.Render(html, moved.Diff);
        }
        else
        {
            html.Raw("<p class=none>"u8).Text(maker.Texts[moved.Diff.IsSame ? "prompts.same" : "prompts.differ_unpublished"]).Raw("</p>"u8);
        }

        html.Said("</section><section><h2>{prompts.moved}</h2>");
        MovedPart.Render(html, moved.Results, maker.Settings.Publish);
        html.Raw("</section>"u8);
        var markup = html.ToHtml();
        maker.WriteBytes(path, new ScriptWriter(2 * markup.Utf8.Length).Raw("TK.pair("u8).Text(path.Text).Raw(","u8).Markup(markup).Raw(");\n"u8).ToHtml().Utf8.Span);
    }

    private static Html Made(SiteTexts texts, Action<HtmlWriter> make)
    {
        var html = new HtmlWriter(16 * 1024, texts);
        make(html);
        return html.ToHtml();
    }
}
