using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using StaticTracker.Site;

namespace StaticTracker.Tests.Site;

/// <summary>
/// Sites whose texts are all in marks: any word on a page that stands in no mark and does not come from the data was left untranslated. In one project every word of the data begins with "qx"; the other has
/// prompts, runs, an A/B experiment and a router, and what stands in its files counts as data unless it is a word of the texts.
/// </summary>
[TestClass]
public sealed partial class TranslatingThePages
{
    /// <summary>The only words that pages may show and that no text holds: zones, hashes and schemes, the program's name, a command, keys of the data, and the model's name of routers.</summary>
    private static readonly HashSet<string> s_permitted = new(StringComparer.Ordinal) { "UTC", "SHA", "SHA-256", "json", "https", "StaticTracker", "tracker", "case", "TEXT", "metrics", "pass_rate", "pass", "fail", "task_prompt", "router" };

    private static readonly Lazy<MarkedSite> s_site = new(() => MarkedSite.OfWords(Settings, First));
    private static readonly Lazy<MarkedSite> s_records = new(MarkedSite.OfRecords);

    [ClassCleanup]
    public static void RemoveTheSites()
    {
        foreach (var site in new[] { s_site, s_records }.Where(s => s.IsValueCreated))
        {
            site.Value.Dispose();
        }
    }

    public static IEnumerable<object[]> Kinds =>
    [
        ["heatmap", "index.html"], ["module", "modules/qx01/index.html"], ["module", "modules/qx02/index.html"], ["table", "table/index.html"], ["overview", "overview/index.html"], ["compare", "compare/index.html"],
        ["suggestions", "suggestions/index.html"], ["gate", "gate/index.html"], ["history", "history/index.html"], ["commit", "history/*.html"], ["404", "404.html"], ["feed", "feed.xml"],
    ];

    public static IEnumerable<object[]> KindsOfRecords =>
    [
        ["heatmap", "index.html"], ["module", "modules/m01/index.html"], ["overview", "overview/index.html"], ["prompts", "prompts/index.html"], ["prompt-module", "prompts/m01/index.html"], ["prompt", "prompts/m01/*/index.html"],
        ["runs", "runs/*.html"], ["run", "run/*/index.html"], ["run-compare", "runs/compare/index.html"], ["experiments", "experiments/index.html"], ["experiment", "experiments/*/index.html"],
    ];

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public void LeavesNoWordOfOurs(string kind, string page) => AssertMarked(s_site.Value, kind, page);

    [TestMethod]
    [DynamicData(nameof(KindsOfRecords))]
    public void LeavesNoWordOfOursOnPagesOfRecords(string kind, string page) => AssertMarked(s_records.Value, kind, page);

    [TestMethod]
    public void IsTriedOnEveryKindOfPage() =>
        CollectionAssert.IsSubsetOf(SiteBuilder.Kinds.Select(k => k.Name).ToArray(), Kinds.Concat(KindsOfRecords).Select(k => (string)k[0]).Distinct().ToArray(), "a new kind of page stands in a list of this test");

    [TestMethod]
    [DataRow("data/gate.js")]
    [DataRow("data/changes.js")]
    public void LeavesNoWordOfOursInWhatScriptsShow(string file) => Assert.AreEqual("", string.Join('\n', s_site.Value.Find(file).SelectMany(f => Strings(File.ReadAllText(f))).SelectMany(t => Left(s_site.Value, t)).Distinct()));

    [TestMethod]
    public void LeavesNoWordOfOursInWhatScriptsShowOfRuns() => Assert.AreEqual("", string.Join('\n', s_records.Value.Find("data/runs/0.js").SelectMany(f => Strings(File.ReadAllText(f))).SelectMany(t => Left(s_records.Value, t)).Distinct()));

    [TestMethod]
    public void ReachesScriptsToo()
    {
        var scripts = Directory.EnumerateFiles(Path.Combine(s_site.Value.Folder, "assets"), "*.js").ToDictionary(f => Path.GetFileName(f), File.ReadAllText);

        Assert.Contains("\"[!! Show each item\\u0027s verdicts !!]\"", scripts["items.js"]);
        Assert.Contains("\"[!! Time travel !!]\"", scripts["heatmap-tools.js"]);
        Assert.Contains("\"[!! not enough evidence !!]\"", scripts["comparing.js"]);
        Assert.AreEqual("", string.Join(' ', scripts.Where(s => KeyOfText().IsMatch(s.Value)).Select(s => s.Key)));
    }

    /// <summary>Hashes of logs are others in every run, as runs are named by chance.</summary>
    [TestMethod]
    [DataRow("SHA-256 a3d1f0b2c4e5… of d1", "d1", "SHA-256 a3d1f0b2c4e5… of  ")]
    [DataRow("d1-d1, gpt-4od1", "d1", " - , gpt-4od1")]
    [DataRow("(v1)+v1", "(v1)", " +v1")]
    public void TakesAValueOutWhereItStandsByItself(string text, string value, string left) => Assert.AreEqual(left, MarkedSite.Without(text, value));

    private static void AssertMarked(MarkedSite site, string kind, string page)
    {
        var files = site.Find(page);
        Assert.AreNotEqual(0, files.Count, page);
        foreach (var file in files)
        {
            var document = new HtmlParser().ParseDocument(File.ReadAllText(file));
            Assert.AreEqual("", string.Join(' ', document.QuerySelectorAll("[id]").GroupBy(e => e.Id).Where(g => g.Count() > 1).Select(g => g.Key)), $"{file}: ids that stand twice");

            Assert.AreEqual("", string.Join('\n', WordsOf(site, document)), $"{kind}: {file}");
            Assert.AreEqual(kind == "feed" ? null : "qps", document.DocumentElement.GetAttribute("lang"));
        }
    }

    private static List<string> WordsOf(MarkedSite site, IDocument document)
    {
        foreach (var element in document.QuerySelectorAll("script,style,feed id").ToList())
        {
            element.Remove();
        }

        var texts = document.All.SelectMany(e => new[] { e.GetAttribute("aria-label"), e.GetAttribute("placeholder"), e.GetAttribute("title"), e.LocalName == "meta" && e.GetAttribute("name") == "description" ? e.GetAttribute("content") : null })
            .Append(document.Title).OfType<string>().ToList();
        texts.AddRange(document.Body!.Descendants<IText>().Where(t => !IsInsideMarks(t)).Select(t => t.Data));
        return [.. texts.SelectMany(t => Left(site, t)).Distinct()];
    }

    private static IEnumerable<string> Left(MarkedSite site, string text) => Word().Matches(site.WithoutData(Stripped(text))).Select(m => m.Value).Where(w => !s_permitted.Contains(w) && !VersionOrHash().IsMatch(w) && !site.IsData(w));

    private static IEnumerable<string> Strings(string script) => ScriptString().Matches(script).Where(m => m.Groups[1].Length == 0).Select(m => JsonSerializer.Deserialize<string>(m.Value)!);

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

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"(:?)")]
    private static partial Regex ScriptString();

    [GeneratedRegex(@"(?<![\p{L}\p{N}_])[\p{L}_][\p{L}\p{N}_-]+")]
    private static partial Regex Word();

    [GeneratedRegex("^(v[0-9]+|T[0-9]+|[0-9a-f]{7,})$")]
    private static partial Regex VersionOrHash();
}
