using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using StaticTracker.Phrasing;
using StaticTracker.Site;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Site;

/// <summary>
/// A site whose texts are all in marks, made of data whose every word begins with "qx": any other word on a page was left untranslated. The reports' own words (facts of the history, methods, words of
/// a comparison and of the gate), which terminal and pull requests say alike, are not part of the file yet.
/// </summary>
[TestClass]
public sealed partial class TranslatingThePages
{
    /// <summary>Where words of the reports stand.</summary>
    private const string Reports = ".facts,.notes,.note:has(+#list),#suggestions~.note,table.changes tbody,.tag,.effects,#change~p,.figure small,[data-name=changes] td,.results td.words,#gate~.scroll td,#gate~.scroll th small,#gate~ul li,details:has(>ul)>ul,table.sortable:not([data-name],.results) td,.trace small,details~p.meta";

    /// <summary>The heatmap's table is translated last.</summary>
    private const string Heatmap = "#heatmap";

    /// <summary>Kinds whose words are not in the file yet.</summary>
    private static readonly string[] s_toDo = ["experiment", "experiments", "prompt", "prompt-module", "prompts", "run", "run-compare", "runs"];

    private static readonly Lazy<(TestRepo Repo, string Site)> s_site = new(Build);

    [ClassCleanup]
    public static void RemoveTheSite()
    {
        if (s_site.IsValueCreated)
        {
            s_site.Value.Repo.Dispose();
        }
    }

    public static IEnumerable<object[]> Kinds =>
    [
        ["heatmap", "index.html"], ["module", "modules/qx01/index.html"], ["module", "modules/qx02/index.html"], ["table", "table/index.html"], ["overview", "overview/index.html"], ["compare", "compare/index.html"],
        ["suggestions", "suggestions/index.html"], ["gate", "gate/index.html"], ["history", "history/index.html"], ["commit", "history/*.html"], ["404", "404.html"],
    ];

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public void LeavesNoWordOfOurs(string kind, string page)
    {
        var site = s_site.Value.Site;
        var path = page.Contains('*', StringComparison.Ordinal) ? Directory.EnumerateFiles(Path.Combine(site, "history"), "*.html").First(f => !f.EndsWith("index.html", StringComparison.Ordinal)) : Path.Combine(site, page);
        var document = new HtmlParser().ParseDocument(File.ReadAllText(path));

        var left = WordsOf(document);

        Assert.AreEqual("", string.Join('\n', left), kind);
        Assert.AreEqual("qps", document.DocumentElement.GetAttribute("lang"));
    }

    [TestMethod]
    public void IsTriedOnEveryKindOfPage() =>
        CollectionAssert.AreEquivalent(SiteBuilder.Kinds.Select(k => k.Name).Except(s_toDo).ToArray(), Kinds.Select(k => (string)k[0]).Distinct().ToArray(), "a new kind of page stands in the list of this test");

    [TestMethod]
    public void ReachesScriptsToo()
    {
        var scripts = Directory.EnumerateFiles(Path.Combine(s_site.Value.Site, "assets"), "*.js").ToDictionary(f => Path.GetFileName(f), File.ReadAllText);

        Assert.Contains("\"[!! Show each item\\u0027s verdicts !!]\"", scripts["items.js"]);
        Assert.Contains("\"[!! Time travel !!]\"", scripts["heatmap-tools.js"]);
        Assert.Contains("\"[!! not enough evidence !!]\"", scripts["comparing.js"]);
        Assert.AreEqual("", string.Join(' ', scripts.Where(s => KeyOfText().IsMatch(s.Value)).Select(s => s.Key)));
    }

    private static List<string> WordsOf(IDocument document)
    {
        foreach (var element in document.QuerySelectorAll($"script,style,{Reports},{Heatmap}").ToList())
        {
            element.Remove();
        }

        var texts = document.All.SelectMany(e => new[] { e.GetAttribute("aria-label"), e.GetAttribute("placeholder"), e.LocalName is "meta" ? e.GetAttribute("name") == "description" ? e.GetAttribute("content") : null : null })
            .Append(document.Title).OfType<string>().ToList();
        texts.AddRange(document.Body!.Descendants<IText>().Where(t => !IsInsideMarks(t)).Select(t => t.Data));
        return [.. texts.Select(Stripped).SelectMany(t => Word().Matches(t).Select(m => m.Value)).Where(w => !IsData(w)).Distinct()];
    }

    /// <summary>A text with markup is several nodes: its marks stand in the first and the last.</summary>
    private static bool IsInsideMarks(IText node) =>
        node.ParentElement is { } parent && Ancestors(parent).Take(3).Any(e => Regex.Count(Stripped(e.TextContent), @"\[!!") == 0 && e.TextContent.Contains("[!!", StringComparison.Ordinal) && !Word().IsMatch(Stripped(e.TextContent)));

    private static IEnumerable<IElement> Ancestors(IElement? element)
    {
        for (; element is not null; element = element.ParentElement)
        {
            yield return element;
        }
    }

    private static string Stripped(string text)
    {
        for (var before = ""; before != text;)
        {
            (before, text) = (text, Marked().Replace(text, " "));
        }

        return text;
    }

    private static bool IsData(string word) =>
        word.StartsWith("qx", StringComparison.OrdinalIgnoreCase) || VersionOrHash().IsMatch(word) || word is "UTC" or "SHA" or "json" or "https" or "Qxada";

    private static (TestRepo Repo, string Site) Build()
    {
        var repo = new TestRepo();
        repo.Write("site-templates/texts.json", JsonSerializer.Serialize(SiteTexts.BuiltIn.All.ToDictionary(t => t.Key, t => t.Key == SiteTexts.LanguageKey ? (object)"qps" : t.Value.Forms.ToDictionary(f => f.Key, f => $"[!! {f.Value} !!]"))));
        repo.Commit("Qxada", "2026-01-22T00:00:00Z", "Qxsubject", ("data/tracker.json", Settings), ("data/modules/qx01.json", TestRepo.Lines(First)), ("data/modules/qx02.json", TestRepo.Lines("""{ "module_id": "qx02", "experiments": [] }""")));
        repo.Commit("Qxada", "2026-01-23T00:00:00Z", "Qxedit", ("data/modules/qx01.json", TestRepo.Lines(First.Replace("\"pass\": 30", "\"pass\": 31", StringComparison.Ordinal).Replace("\"fail\": 70", "\"fail\": 69", StringComparison.Ordinal).Replace("30.0", "31.0", StringComparison.Ordinal))));
        var error = new StringWriter();
        var exit = App.Run(["build", "--data", repo.Data, "--output", Path.Combine(repo.Folder, "_site")], TextReader.Null, TextWriter.Null, error);
        Assert.AreEqual(0, exit, error.ToString());
        return (repo, Path.Combine(repo.Folder, "_site"));
    }

    private const string Settings = """
        { "title": "Qxtitle", "description": "Qxprose", "links": { "Qxlink": "https://qx.example/" },
          "gate": { "rules": [ { "name": "qxrule", "max_drop": 1, "allow_first": true } ], "overrides": [ { "rule": "qxrule", "who": "Qxada", "why": "qxwhy", "until": "2027-01-01" } ] } }
        """;

    private const string First = """
        { "module_id": "qx01", "module_name": "Qxname", "description": "Qxtext", "primary_rubric": "QX_r", "group": "qxgroup", "experiments": [
            { "id": "qx01_1", "prompt_version": "v1", "model": "qx-model", "timestamp": "2025-01-20T00:00:00", "metrics": { "unit": "item", "pass_rate": 30.0, "total": 100, "pass": 30, "fail": 70 },
              "rubrics": { "QX_r": { "pass": 3, "total": 4, "rate": 75.0 } }, "params": { "qxheat": 1 }, "judge": { "model": "qxjudge", "rubrics_version": "v1" }, "usage": { "tokens_in": 5, "tokens_out": 6, "cost_usd": 0.5, "latency_ms_mean": 7, "latency_ms_p95": 9 },
              "score": { "mean": 0.5, "n": 4, "min": 0, "max": 1, "better": "higher" }, "classification": { "tp": 1, "tn": 2, "fp": 3, "fn": 4 }, "source": { "format": "qxformat", "file": "qx.json", "sha256": "5d41f0c1b1f4a7f0c4c6e6f9a7a1f1d2b3c4d5e6f708192a3b4c5d6e7f801122" } },
            { "id": "qx01_2", "prompt_version": "v2", "dataset_version": "v1", "model": "qx-model", "timestamp": "2025-01-21T00:00:00", "metrics": { "unit": "item", "pass_rate": 45.0, "total": 110, "pass": 45, "fail": 55, "error": 10 },
              "rubrics": { "QX_r": { "pass": 3, "total": 4, "rate": 75.0 }, "QX_s": { "pass": 0, "total": 0 } }, "error_kinds": { "QXKIND": 10 }, "failure_kinds": { "QXFAIL": 3 } },
            { "id": "qx01_3", "prompt_version": "v2", "dataset_version": "v1", "model": "qx-other", "timestamp": "2025-01-22T00:00:00", "corrects": "qx01_4", "metrics": { "unit": "item", "total": 10, "pass": 0, "fail": 0, "error": 10 } },
            { "id": "qx01_4", "prompt_version": "v2", "dataset_version": "v1", "model": "qx-other", "timestamp": "2025-01-22T01:00:00", "withdrawn": { "reason": "qxwrong", "at": "2025-01-23T00:00:00" }, "metrics": { "unit": "item", "pass_rate": 50.0, "total": 10, "pass": 5, "fail": 5 } } ],
          "suggestions": [
            { "id": "qxa", "version": "v1", "rubric": "QX_r", "issue": "Qxissue", "suggestion": "Qxdo", "priority": "high", "status": "applied", "applied_in": "v2" },
            { "id": "qxb", "version": "v2", "suggestion": "Qxdo", "priority": "low", "status": "pending" },
            { "id": "qxc", "version": "v2", "suggestion": "Qxdo", "status": "rejected", "reason": "qxno" },
            { "id": "qxd", "version": "v2", "suggestion": "Qxdo", "status": "superseded", "superseded_by": "qxb" } ] }
        """;

    [GeneratedRegex(@"\[!!(?:(?!\[!!|!!\]).)*!!\]", RegexOptions.Singleline)]
    private static partial Regex Marked();

    [GeneratedRegex(@"(?<![\w.$])t\(""")]
    private static partial Regex KeyOfText();

    [GeneratedRegex(@"[\p{L}_][\p{L}\p{N}_-]+")]
    private static partial Regex Word();

    [GeneratedRegex("^(v[0-9]+|T[0-9]+|[0-9a-f]{7,}|StaticTracker|SHA-256)$")]
    private static partial Regex VersionOrHash();
}
