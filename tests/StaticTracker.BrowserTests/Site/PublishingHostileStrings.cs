using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using StaticTracker.BrowserTests.Infra;

namespace StaticTracker.BrowserTests.Site;

/// <summary>A pull request from a fork says whatever it likes in every field that reaches a page; in a real browser nothing of it runs.</summary>
[TestClass]
public sealed class PublishingHostileStrings
{
    private const int PerModule = 20;

    /// <summary>Elements and attributes that only a payload would have brought.</summary>
    private const string Foreign = """
        [...document.querySelectorAll('img, iframe, object, embed, base, video, marquee, math, template, script:not([src]), style, meta[http-equiv=refresh], link[href*=evil], form[action], #owned, [style*=evil]')]
          .concat([...document.querySelectorAll('*')].filter(e => e.getAttributeNames().some(n => n.startsWith('on'))))
          .concat([...document.querySelectorAll('a[href]')].filter(a => !/^(https?|file|mailto):/.test(a.href)))
          .map(e => e.outerHTML.slice(0, 120)).join('\n') + (window.owned || '')
        """;

    [TestMethod]
    [DataRow("disk")]
    public async Task NothingOfThemRunsOnAnyPage(string place)
    {
        Assert.IsGreaterThanOrEqualTo(200, HostileStrings.All.Count);
        await using var site = SiteFixture.Build(Files(), isCommitted: true);
        await using var visit = await Visit.To(site.At(place), options: new() { AcceptDownloads = false });
        var dialogs = 0;
        visit.Page.Dialog += (_, dialog) =>
        {
            dialogs++;
            _ = dialog.DismissAsync();
        };
        string[] pages = ["index.html", "table/index.html", "suggestions/index.html", "overview/index.html", "history/index.html", site.PathOf(PageOfASite.Commit), .. Modules().Select(m => $"modules/{m}/index.html#items=newest"),
            "prompts/index.html", "experiments/index.html", .. Modules().Select(m => $"experiments/ab_{m}/index.html"), "runs/index.html", "runs/archived.html", .. Modules().SelectMany(m => new[] { $"prompts/{m}/index.html", $"prompts/{m}/v1/index.html", $"prompts/{m}/v2/index.html", $"run/run_{m}_0/index.html" })];
        foreach (var page in pages)
        {
            await visit.Go(page);
            await Settle(visit.Page, page);
            Assert.AreEqual("", await visit.Page.EvaluateAsync<string>(Foreign), page);
        }

        foreach (var module in Modules().Take(4))
        {
            await visit.Go("index.html");
            await visit.Go($"compare/index.html#m={module}&a={module}_0&b={module}_1");
            await visit.Page.WaitForSelectorAsync(".headline");
            Assert.AreEqual("", await visit.Page.EvaluateAsync<string>(Foreign), module);
        }

        foreach (var module in Modules().Take(4))
        {
            await visit.Go("index.html");
            await visit.Go($"runs/compare/index.html#a=run_{module}_0&b=run_{module}_1");
            await visit.Page.WaitForSelectorAsync(".headline");
            Assert.AreEqual("", await visit.Page.EvaluateAsync<string>(Foreign), module);
        }

        await visit.Page.ClickAsync("#find");
        foreach (var word in new[] { "script", "onerror", "javascript", "proto" })
        {
            await visit.Page.FillAsync("#find-words", word);
            await visit.Page.Locator("#find-list li").First.WaitForAsync();
            Assert.AreEqual("", await visit.Page.EvaluateAsync<string>(Foreign), word);
        }

        Assert.AreEqual(0, dialogs);
        visit.AssertSilent();
    }

    /// <summary>An address is somebody else's words too.</summary>
    [TestMethod]
    [DataRow("compare/index.html", "m")]
    [DataRow("compare/index.html#m=m01", "a")]
    [DataRow("modules/m01/index.html", "items")]
    [DataRow("modules/m01/index.html", "off")]
    [DataRow("modules/m01/index.html", "from")]
    [DataRow("overview/index.html", "days")]
    [DataRow("index.html", "q")]
    [DataRow("suggestions/index.html", "q")]
    [DataRow("runs/index.html", "q")]
    [DataRow("runs/index.html", "module")]
    [DataRow("runs/compare/index.html#a=one", "b")]
    [DataRow("prompts/m01/index.html", "a")]
    public async Task NothingOfThemRunsFromTheAddress(string page, string key)
    {
        await using var site = page.StartsWith("runs/", StringComparison.Ordinal) || page.StartsWith("prompts/", StringComparison.Ordinal) ? Projects.WithRecords() : Projects.WithVerdicts();
        await using var visit = await Visit.To(site.FromDisk(), page);
        foreach (var text in HostileStrings.All.Where((_, i) => i % 7 == 0))
        {
            await visit.Page.EvaluateAsync("([key, text]) => { const query = new URLSearchParams(location.hash.slice(1)); query.set(key, text); location.hash = query; }", new[] { key, text });
        }

        Assert.AreEqual("", await visit.Page.EvaluateAsync<string>(Foreign));
        visit.AssertSilent();
    }

    private static async Task Settle(IPage page, string address)
    {
        if (address.StartsWith("modules/", StringComparison.Ordinal))
        {
            await page.WaitForSelectorAsync("table.matrix");
            await page.FocusAsync(".chart .scroll");
            await page.Keyboard.PressAsync("End");
            await page.EvaluateAsync("() => { navigator.clipboard.writeText = () => Promise.resolve(); document.querySelectorAll('.tools button:first-child').forEach(b => b.click()); }");
        }
    }

    private static IEnumerable<string> Modules() =>
        Enumerable.Range(1, (HostileStrings.All.Count + PerModule - 1) / PerModule).Select(i => FormattableString.Invariant($"m{i:00}"));

    private static Dictionary<string, string> Files()
    {
        var files = new Dictionary<string, string>();
        var settings = new JsonObject
        {
            ["title"] = HostileStrings.All[0],
            ["description"] = string.Join("\n\n", HostileStrings.All),
            ["links"] = new JsonObject { [HostileStrings.All[1]] = "https://example.org/" },
            ["site"] = new JsonObject { ["publish"] = new JsonObject { ["items"] = true, ["details"] = true, ["prompts"] = true } },
        };
        files["tracker.json"] = settings.ToJsonString();
        foreach (var (strings, module) in HostileStrings.All.Chunk(PerModule).Zip(Modules()))
        {
            files[$"modules/{module}.json"] = Module(module, strings);
            Records(files, module, strings);
            for (var i = 0; i < 2; i++)
            {
                files[$"verdicts/{module}/{IdOf(module, i)}.json"] = Verdicts(IdOf(module, i), strings);
            }
        }

        return files;
    }

    /// <summary>Two prompts and two runs that say the strings wherever they may.</summary>
    private static void Records(Dictionary<string, string> files, string module, string[] strings)
    {
        for (var i = 0; i < 2; i++)
        {
            var version = FormattableString.Invariant($"v{i + 1}");
            var run = FormattableString.Invariant($"run_{module}_{i}");
            var lines = i == 0 ? strings : [.. strings.Reverse()];
            files[$"prompts/{module}/{version}/task.md"] = string.Join("\n\n", lines);
            files[$"prompts/{module}/{version}/bundle.json"] = new JsonObject
            {
                ["module"] = module, ["version"] = version, ["label"] = lines[0 % lines.Length], ["prompt_hash"] = new string(i == 0 ? 'a' : 'b', 64), ["task_prompt"] = "task.md", ["notes"] = string.Join("\n\n", lines),
                ["role_models"] = new JsonObject { [lines[1 % lines.Length]] = lines[2 % lines.Length] }, ["decoding"] = new JsonObject { [lines[3 % lines.Length]] = lines[4 % lines.Length] }, ["source_paths"] = new JsonArray([.. strings.Select(s => (JsonNode)s)]),
            }.ToJsonString();
            files[$"runs/{run}/run.json"] = new JsonObject
            {
                ["id"] = run, ["status"] = "completed", ["kind"] = "experimental", ["experiment_id"] = lines[0 % lines.Length], ["module"] = module, ["prompt_version"] = version, ["prompt_hash"] = new string(i == 0 ? 'a' : 'b', 64),
                ["prompt_label"] = lines[1 % lines.Length], ["prompt_source_paths"] = new JsonArray(lines[2 % lines.Length]), ["bundle"] = new JsonObject { ["task_prompt"] = string.Join('\n', lines), ["role_prompts"] = new JsonObject { [lines[5 % lines.Length]] = lines[6 % lines.Length] } },
                ["model_root"] = lines[3 % lines.Length], ["model_workers"] = new JsonObject { [lines[4 % lines.Length]] = lines[5 % lines.Length] }, ["config_snapshot"] = new JsonObject { [lines[6 % lines.Length]] = lines[7 % lines.Length] }, ["dataset"] = lines[8 % lines.Length], ["dataset_version"] = lines[9 % lines.Length],
                ["started_at"] = "2026-01-20T00:00:00Z", ["results"] = new JsonArray(IdOf(module, i)), ["notes"] = new JsonArray([.. strings.Select(s => (JsonNode)s)]), ["tags"] = new JsonArray([.. strings.Select(s => (JsonNode)s)]),
            }.ToJsonString();
        }

        files[$"ab/ab_{module}.json"] = new JsonObject
        {
            ["id"] = $"ab_{module}", ["module"] = module, ["hypothesis"] = string.Join(' ', strings), ["primary_metric"] = strings[0], ["minimum_effect"] = 5, ["planned_n"] = 10, ["started_at"] = "2026-01-20T00:00:00Z",
            ["dataset_fingerprint"] = strings[^1], ["control"] = new JsonArray(strings[0]), ["treatment"] = new JsonArray($"run_{module}_1"),
            ["conclusion"] = new JsonObject { ["at"] = strings[0], ["decision"] = "stopped", ["note"] = string.Join(' ', strings), ["figures"] = new JsonObject { ["items"] = 1 } },
        }.ToJsonString();
        files[$"runs/old_{module}/run.json"] = new JsonObject
        {
            ["id"] = $"old_{module}", ["status"] = "archived", ["kind"] = "experimental", ["module"] = module, ["prompt_version"] = "v1", ["started_at"] = "2026-01-20T00:00:00Z", ["model_root"] = strings[^1],
            ["archived"] = new JsonObject { ["was"] = "failed", ["at"] = strings[0] }, ["tags"] = new JsonArray(strings[0]),
        }.ToJsonString();
    }

    private static string IdOf(string module, int place) => $"{module}_{place.ToString(CultureInfo.InvariantCulture)}";

    private static string Module(string id, string[] strings)
    {
        var rubrics = Rubrics(strings);
        var names = new JsonObject(rubrics.Select(r => new KeyValuePair<string, JsonNode?>(r, $"{r} {r}")));
        var suggestions = strings.Select((s, i) => (JsonNode)new JsonObject
        {
            ["id"] = $"s{i.ToString(CultureInfo.InvariantCulture)}", ["version"] = "v1", ["rubric"] = s, ["issue"] = s, ["suggestion"] = s, ["status"] = i % 2 == 0 ? "pending" : "rejected", ["reason"] = s,
        });
        return new JsonObject
        {
            ["module_id"] = id, ["module_name"] = strings[0], ["description"] = string.Join("\n\n", strings), ["group"] = strings[1], ["tags"] = new JsonArray([.. strings.Select(s => (JsonNode)s)]),
            ["primary_rubric"] = rubrics[0], ["rubric_names"] = names, ["experiments"] = new JsonArray([.. strings.Select((s, i) => (JsonNode)Experiment(id, i, s, rubrics))]), ["suggestions"] = new JsonArray([.. suggestions]),
        }.ToJsonString();
    }

    private static JsonObject Experiment(string module, int place, string text, string[] rubrics)
    {
        // The first two are alike but for their version, so that they can be compared item by item.
        var own = place < 2 ? "alike " + rubrics[0] : text;
        return new JsonObject
        {
            ["id"] = IdOf(module, place), ["prompt_version"] = place == 1 ? "v2" : "v1", ["dataset"] = "d", ["dataset_version"] = place < 2 ? rubrics[0] : text, ["model"] = own,
            ["timestamp"] = string.Create(CultureInfo.InvariantCulture, $"2026-01-20T{place:00}:00:00Z"), ["metrics"] = new JsonObject { ["unit"] = "verdict", ["total"] = rubrics.Length, ["pass"] = rubrics.Length, ["fail"] = 0 },
            ["rubrics"] = new JsonObject(rubrics.Select(r => new KeyValuePair<string, JsonNode?>(r, new JsonObject { ["pass"] = 1, ["fail"] = 0, ["total"] = 1 }))),
            ["params"] = new JsonObject { [own] = own }, ["judge"] = new JsonObject { ["model"] = own, ["rubrics_version"] = own }, ["run"] = text, ["links"] = new JsonObject { ["braintrust_id"] = FileName(text).Replace(':', ';') },
            ["source"] = new JsonObject { ["format"] = text, ["file"] = FileName(text) },
            ["usage"] = new JsonObject { ["tokens_in"] = 5 },
        };
    }

    private static string Verdicts(string experiment, string[] strings) => new JsonObject
    {
        ["experiment"] = experiment,
        ["items"] = new JsonArray(strings[0]),
        ["verdicts"] = new JsonObject(Rubrics(strings).Order(StringComparer.Ordinal).Select(r => new KeyValuePair<string, JsonNode?>(r, "P"))),
        ["scores"] = new JsonObject { [strings[^1]] = new JsonArray(0.5) },
    }.ToJsonString();

    private static string FileName(string text) => text.Replace('/', '_').Replace('\\', '_');

    private static string[] Rubrics(string[] strings) => [.. strings.Distinct()];
}
