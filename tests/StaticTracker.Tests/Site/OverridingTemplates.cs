using StaticTracker.Diagnostics;
using StaticTracker.Site.Pages;
using StaticTracker.Site.Templates;
using StaticTracker.Tests.Architecture;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Site;

/// <summary>A site-templates folder in the user's repository.</summary>
[TestClass]
public sealed class OverridingTemplates
{
    private static SiteTest Site() => new SiteTest().With(new ModuleBuilder("m01").Run("v1", "a", "2026-01-20T00:00:00", 1, 1).Text());

    [TestMethod]
    public void TakesTheirFilesAndOursForTheRest()
    {
        using var site = Site().Template("partials/legend.hbs", "<p class=mine>{{max_error_share}} &amp; {{site_title}}</p>").Template("assets/logo.svg", "<svg/>").Built();

        Assert.AreEqual("5 & StaticTracker", site.Page("index.html").QuerySelector(".mine")!.TextContent);
        Assert.IsNotNull(site.Page("index.html").QuerySelector("#heatmap"));
        Assert.AreEqual("<svg/>", site.Read("assets/logo.svg"));
    }

    [TestMethod]
    [DataRow("<p>\n{{nope}}", "ST602", 2, "'nope'")]
    [DataRow("<p>\n\n{{#if nope}}x{{/if}}", "ST602", 3, "'nope'")]
    [DataRow("<p>\n{{title.length}}", "ST602", 2, "'length'")]
    [DataRow("<p>\n{{{title}}}", "ST603", 2, "'{{{'")]
    [DataRow("<p>\n{{&title}}", "ST603", 2, "'{{&'")]
    [DataRow("<p>\n{{> nothere}}", "ST601", 2, "'nothere'")]
    [DataRow("<p>{{#if title}}x", "ST601", 1, "if")]
    [DataRow("<p>\n{{#if title}}x{{/iff}}", "ST601", 2, "iff")]
    [DataRow("<p>\n{{#if title}}{{#unless summary}}x{{/if}}{{/unless}}", "ST601", 2, "{{/unless}}")]
    [DataRow("<p>\n{{else}}", "ST601", 2, "else")]
    [DataRow("<p>\n{{/if}}", "ST601", 2, "{{/if}}")]
    [DataRow("<p>\n{{#each title}}x{{/each}}", "ST601", 2, "{{#each")]
    [DataRow("<p>\n{{#title}}x{{/title}}", "ST601", 2, "{{#title")]
    [DataRow("<p>\n{{#if title summary}}x{{/if}}", "ST601", 0, "one name")]
    [DataRow("a\u0001title\u0001", "ST601", 1, "control")]
    public void SaysWhereATemplateIsBroken(string text, string code, int line, string about)
    {
        using var site = Site().Template("pages/heatmap.hbs", text).Build();

        Assert.IsNull(site.Summary);
        var problem = site.Problems[0];
        Assert.AreEqual(code, problem.Code.Id, problem.Message);
        Assert.AreEqual("site-templates/pages/heatmap.hbs", problem.Span.Path);
        Assert.AreEqual(line, problem.Span.Line, problem.Message);
        Assert.Contains(about, problem.Message);
    }

    [TestMethod]
    [DataRow("{{#if title}}yes{{/if}}", "yes")]
    [DataRow("{{#if description}}yes{{/if}}no", "no")]
    [DataRow("{{#if description}}D{{else if summary}}S{{else}}N{{/if}}.", "S.")]
    [DataRow("{{#if description}}D{{else unless title}}T{{else}}N{{/if}}.", "N.")]
    [DataRow("{{#unless description}}U{{else}}D{{/unless}}", "U")]
    [DataRow("{{#if title}}{{#if description}}x{{else}}y{{/if}}{{#unless title}}z{{/unless}}{{/if}}", "y")]
    [DataRow("{{!-- {{#if }} --}}{{! {{#if title }}a {{~#if title~}} b {{~/if~}} c", "abc")]
    [DataRow("{{description}}|", "|")]
    [DataRow("{{#if title}}{{> pager}}{{/if}}{{#if on_heatmap}}here{{/if}}", "here")]
    public void TakesTheBranchThatItsPageNeeds(string text, string shown)
    {
        using var site = Site().Template("partials/pager.hbs", "").Template("partials/legend.hbs", $"<p class=mine>{text}</p>").Built();

        Assert.AreEqual(shown, site.Page("index.html").QuerySelector(".mine")!.TextContent);
    }

    [TestMethod]
    [DataRow("<p>{{#if title}}x", "ST601")]
    [DataRow("<p>{{{title}}}", "ST603")]
    public void SaysWhereAPartialIsBrokenThatNoTemplateTakes(string text, string code)
    {
        using var site = Site().Template("pages/heatmap.hbs", "<p>{{title}}</p>").Template("partials/legend.hbs", text).Build();

        Assert.IsNull(site.Summary);
        Assert.AreEqual($"{code} site-templates/partials/legend.hbs", $"{site.Problems[0].Code.Id} {site.Problems[0].Span.Path}");
    }

    [TestMethod]
    [DataRow("{{#> layout}}{{> legend}}{{/layout}}", "layout.hbs partials/legend.hbs")]
    [DataRow("{{~>legend~}} {{~#>  layout  ~}}{{/layout}} {{ > notices a=b }}{{>", "partials/legend.hbs layout.hbs partials/notices.hbs partials/.hbs")]
    [DataRow("{{title}}{{#if summary}}>{{/if}}", "")]
    [DataRow("{{> @partial-block}}", "partials/@partial-block.hbs")]
    [DataRow("{{> (title)}}", null)]
    [DataRow("{{> \"legend\"}}", null)]
    public void KnowsWhichPartialsATemplateTakes(string text, string? files) => Assert.AreEqual(files, TemplateUse.FilesIn(text) is { } found ? string.Join(' ', found) : null);

    [TestMethod]
    public void PutsDataInWithoutLettingItBeATemplate()
    {
        using var site = new SiteTest().With("""{ "module_id": "m01", "module_name": "{{site_title}} <b>", "experiments": [] }""").Built();

        Assert.AreEqual("{{site_title}} <b>", site.Page("modules/m01/index.html").QuerySelector("h1")!.TextContent);
    }

    [TestMethod]
    public void FollowsNoLink()
    {
        using var elsewhere = new SiteTest().Template("assets/site.css", "/* secret */");
        using var site = new SiteTest();
        Directory.CreateSymbolicLink(site.Templates, elsewhere.Templates);

        site.Build();

        Assert.IsNull(site.Summary);
        Assert.AreEqual("site-templates: error ST010: this is a link, not a folder; put the folder itself there; links are never followed", ProblemReporter.Line(site.Problems.Single()));
    }

    [TestMethod]
    public void TellsOfAFileThatOverridesNothing()
    {
        using var site = Site().Template("pages/heatmaps.hbs", "x").Template("README.md", "x").Built();

        var problem = site.Problems.Single();
        Assert.AreEqual(Codes.Site.UnknownTemplate, problem.Code);
        Assert.Contains("pages/heatmap.hbs", problem.Hint!);
    }

    [TestMethod]
    public void OurOwnKeepToTheRules()
    {
        foreach (var file in TemplateFolder.Load(null, new Problems()).All.Where(f => f.Name.EndsWith(".hbs", StringComparison.Ordinal)))
        {
            var text = System.Text.Encoding.UTF8.GetString(file.Bytes.Span);
            Assert.DoesNotContain("{{{", text, file.Name);
            Assert.DoesNotContain("{{&", text, file.Name);
            Assert.DoesNotContain(" style=", text, file.Name);
            Assert.DoesNotContain(" on", System.Text.RegularExpressions.Regex.Match(text, @"\son\w+=").Value, file.Name);
        }
    }

    [TestMethod]
    public void EveryFieldIsDocumented()
    {
        var docs = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "site.md"));
        PageKind[] kinds = [HeatmapPage.Kind, ModulePage.Kind, HistoryPages.Kind, CommitPage.Kind, NotFoundPage.Kind];

        foreach (var field in kinds.SelectMany(k => k.Fields).Select(f => f.Name).Distinct())
        {
            Assert.Contains($"`{field}`", docs);
        }
    }
}
