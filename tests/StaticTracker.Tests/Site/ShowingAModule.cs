using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Site;

/// <summary>A module's page as it reads without scripts, and the data that its scripts load.</summary>
[TestClass]
public sealed class ShowingAModule : IDisposable
{
    private readonly TrackerTest _test = new();

    public void Dispose() => _test.Dispose();

    private IHtmlDocument Built(string settings = "{}", bool withVerdicts = true)
    {
        _test.With("data/tracker.json", settings).With("data/modules/m01.json", """
            { "module_id": "m01", "module_name": "Brands", "primary_rubric": "R1", "rubric_names": { "R2": "No duplicates" },
              "experiments": [
                { "id": "one", "prompt_version": "v1", "dataset_version": "v1", "model": "gpt-5", "timestamp": "2026-01-20T00:00:00Z",
                  "metrics": { "unit": "verdict", "pass_rate": 50.0, "match_rate": 75.0, "total": 8, "pass": 4, "fail": 4 },
                  "rubrics": { "R1": { "pass": 3, "fail": 1, "total": 4, "rate": 75.0 }, "R2": { "pass": 1, "fail": 3, "total": 4, "rate": 25.0 } }, "usage": { "cost_usd": 0.5, "tokens_in": 10 } },
                { "id": "two", "prompt_version": "v2", "dataset_version": "v1", "model": "gpt-5", "timestamp": "2026-01-21T00:00:00Z",
                  "metrics": { "unit": "verdict", "pass_rate": 75.0, "match_rate": 100.0, "total": 8, "pass": 6, "fail": 2 },
                  "rubrics": { "R1": { "pass": 4, "fail": 0, "total": 4, "rate": 100.0 }, "R2": { "pass": 2, "fail": 2, "total": 4, "rate": 50.0 } } } ],
              "suggestions": [
                { "id": "later", "version": "v2", "rubric": "R2", "suggestion": "Say it last", "priority": "low", "status": "pending" },
                { "id": "first", "version": "v2", "rubric": "R2", "suggestion": "Say each brand once", "priority": "high", "status": "pending" } ] }
            """);
        if (withVerdicts)
        {
            _test.With("data/verdicts/m01/one.json", """{ "experiment": "one", "items": ["a", "b", "c", "d"], "verdicts": { "R1": "PPPF", "R2": "PFFF" } }""")
                .With("data/verdicts/m01/two.json", """{ "experiment": "two", "items": ["a", "b", "c", "d"], "verdicts": { "R1": "PPPP", "R2": "FPPF" }, "scores": { "near": [0.5, null, 1, 0] } }""");
        }

        _test.Run("build", "--no-history").Exits(0);
        return new HtmlParser().ParseDocument(_test.Read("_site/modules/m01/index.html"));
    }

    [TestMethod]
    public void SaysTheMostImportantFirst()
    {
        var cards = Built().QuerySelectorAll(".figures .figure").Select(f => f.TextContent).ToList();

        Assert.HasCount(5, cards);
        Assert.Contains("75.0 %v2 on gpt-5match rate 100.0 % · 6 of 8 passed", cards[0]);
        Assert.StartsWith("Trend+25.0not enough evidencepoints, v2 gpt-5 against v1 gpt-5 · 98.33 % interval", cards[2]);
        Assert.AreEqual("Weakest rubric50.0 %No duplicates2 of 4 passed · v2 gpt-5", cards[3]);
        Assert.AreEqual("Next suggestionSay each brand oncefor v2 · high priority · No duplicates", cards[4]);
    }

    [TestMethod]
    public void ComparesAsTheTerminalDoes()
    {
        var rows = Built().QuerySelectorAll("table.changes tbody tr").Select(r => string.Join('|', r.QuerySelectorAll("th, td:not(.picture)").Select(c => c.TextContent.Trim()))).ToList();
        var told = _test.Run("compare", "m01@v2/gpt-5", "--format", "md").Out;

        Assert.HasCount(4, rows);
        Assert.AreEqual("No duplicates|25.0 (1/4)|50.0 (2/4)|+25.0|−54.6 to +78.8|−1/+2|1.000 (1.000)|not enough evidence", rows[3]);
        foreach (var cell in rows[3].Split('|'))
        {
            Assert.Contains(cell, told);
        }
    }

    [TestMethod]
    public void SaysTheChartAsATableAndSetsSuggestionsBesideTheirRubric()
    {
        var page = Built();

        Assert.AreEqual("v2|75.0 " + page.QuerySelector("#v-v2 small")!.TextContent, string.Join('|', page.QuerySelectorAll("#v-v2 > *").Select(c => c.TextContent.Trim())));
        var rubric = page.QuerySelector(".rubrics tr[data-r=R2] th")!;
        CollectionAssert.AreEqual(new[] { "#s-first", "#s-later" }, rubric.QuerySelectorAll("a").Select(a => a.GetAttribute("href")).ToArray());
        Assert.IsNotNull(rubric.QuerySelector("svg.spark"));
        Assert.IsNotNull(page.QuerySelector("#s-first"));
        Assert.AreEqual("0.5", page.QuerySelector("table[data-name=usage] tbody td:nth-child(5)")!.TextContent);
    }

    [TestMethod]
    public void GivesTheFiguresAndVerdictsToScripts()
    {
        var page = Built("""{ "site": { "publish": { "items": true } } }""");

        Assert.AreEqual("../../data/verdicts/m01/0.js", page.QuerySelector(".files a")!.GetAttribute("href"));
        Assert.AreEqual("two|one", $"{page.QuerySelector("#matrix")!.GetAttribute("data-newest")}|{page.QuerySelector("#matrix")!.GetAttribute("data-before")}");
        Assert.AreEqual(
            """TK.verdicts("m01",0,[|["a","b","c","d"]],[|["one",0,[["R1","PPPF"],["R2","PFFF"]],[]],|["two",0,[["R1","PPPP"],["R2","FPPF"]],[["near",[0.5,null,1,0]]]]]);|""",
            _test.Read("_site/data/verdicts/m01/0.js").Replace('\n', '|'));
        Assert.Contains("""["one",0,1,null,0,"2026-01-20T00:00:00Z",2,[4,4,null,8,null,50.0,75.0],[[3,3,1,null,4,75.0],[4,1,3,null,4,25.0]],null,null,null,null,null,0,0.5]""", _test.Read("_site/data/modules/m01.js"));
    }

    [TestMethod]
    public void NamesNoItemUnlessItMay()
    {
        Assert.Contains("Items have numbers here", Built().QuerySelector("#items")!.ParentElement!.TextContent);
        Assert.Contains("""["1","2","3","4"]""", _test.Read("_site/data/verdicts/m01/0.js"));
    }

    [TestMethod]
    public void NumbersWhatWasSaidOfAnItemAgainWithTheItem()
    {
        _test.With("data/modules/m02.json", """
            { "module_id": "m02", "experiments": [ { "id": "x", "prompt_version": "v1", "model": "a", "timestamp": "2026-01-20T00:00:00Z", "metrics": { "unit": "verdict", "total": 4, "pass": 4, "fail": 0 },
              "rubrics": { "R": { "pass": 4, "fail": 0, "total": 4, "rate": 100.0 } } } ] }
            """).With("data/verdicts/m02/x.json", """{ "experiment": "x", "items": ["a", "a#2", "a#2#2", "b#2"], "verdicts": { "R": "PPPP" } }""");
        Built();

        Assert.Contains("""["1","1#2","1#2#2","2"]""", _test.Read("_site/data/verdicts/m02/0.js"));
    }

    [TestMethod]
    public void LeavesVerdictsOutThatDoNotGiveTheFigures()
    {
        Built(withVerdicts: false);
        _test.With("data/verdicts/m01/one.json", """{ "experiment": "one", "items": ["a"], "verdicts": { "R1": "P", "R2": "P" } }""").Run("build", "--no-history").Exits(0);

        Assert.IsFalse(_test.Has("_site/data/verdicts/m01/0.js"));
        Assert.Contains("No verdicts of single items are stored", _test.Read("_site/modules/m01/index.html"));
    }

    /// <summary>The figures stay the same, and so does the interval: only single verdicts change places.</summary>
    [TestMethod]
    public void SeesSingleVerdictsChange()
    {
        Built();
        _test.With("data/verdicts/m01/two.json", """{ "experiment": "two", "items": ["a", "b", "c", "d"], "verdicts": { "R1": "PPPP", "R2": "PPFF" } }""").Run("build", "--no-history").Exits(0);

        Assert.Contains("\"PPFF\"", _test.Read("_site/data/verdicts/m01/0.js"));
        Assert.Contains("−0/+1", _test.Read("_site/modules/m01/index.html"));
    }
}
