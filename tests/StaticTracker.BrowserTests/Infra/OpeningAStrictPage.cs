namespace StaticTracker.BrowserTests.Infra;

/// <summary>Shows that the browser, the server and the watch over a page do what the other tests rely on.</summary>
[TestClass]
public sealed class OpeningAStrictPage
{
    private const string Policy = "default-src 'none'; script-src 'self' file:; style-src 'self' file:; base-uri 'none'";

    private static Dictionary<string, string> Pages(string body = "") => new()
    {
        ["index.html"] = $"""
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Strict</title>
            <meta http-equiv="Content-Security-Policy" content="{Policy}">
            <link rel="stylesheet" href="assets/own.css"><script src="assets/own.js" defer></script></head>
            <body><main><h1>Plain</h1>{body}</main></body></html>
            """,
        ["assets/own.css"] = "h1 { color: rgb(1, 2, 3); }",
        ["assets/own.js"] = "document.querySelector('h1').textContent = 'Scripted';",
        ["404.html"] = "<!doctype html><html lang=\"en\"><title>Gone</title><h1>Not here</h1></html>",
        ["deep/index.html"] = "<!doctype html><html lang=\"en\"><title>Deep</title><h1>Deep</h1></html>",
    };

    [TestMethod]
    [DataRow("disk")]
    [DataRow("/")]
    [DataRow("/repo/")]
    public async Task RunsItsOwnScriptAndStyleInSilence(string place)
    {
        await using var site = SiteFixture.OfPages(Pages());
        await using var visit = await Visit.To(site.At(place));

        Assert.AreEqual("Scripted", await visit.Page.TextContentAsync("h1"));
        Assert.AreEqual("rgb(1, 2, 3)", await visit.Page.EvaluateAsync<string>("getComputedStyle(document.querySelector('h1')).color"));
        Assert.HasCount(3, visit.Requests);
        visit.AssertSilent();
        await visit.AssertAccessible();
    }

    [TestMethod]
    public async Task StaysReadableWithoutJavaScript()
    {
        await using var site = SiteFixture.OfPages(Pages());
        await using var visit = await Visit.To(site.FromDisk(), options: new() { JavaScriptEnabled = false });

        Assert.AreEqual("Plain", await visit.Page.TextContentAsync("h1"));
        visit.AssertSilent();
    }

    [TestMethod]
    [DataRow("disk")]
    [DataRow("/repo/")]
    public async Task IsCaughtRunningAnInlineScript(string place)
    {
        await using var site = SiteFixture.OfPages(Pages("<script>document.title = 'owned'</script>"));
        await using var visit = await Visit.To(site.At(place));

        Assert.AreEqual("Strict", await visit.Page.TitleAsync());
        Assert.Contains("Content Security Policy", string.Join('\n', visit.Noise));
        Assert.ThrowsExactly<AssertFailedException>(visit.AssertSilent);
    }

    [TestMethod]
    public async Task IsCaughtAskingSomebodyElse()
    {
        await using var site = SiteFixture.OfPages(Pages());
        await using var visit = await Visit.To(site.ServedAt("/repo/"));
        await visit.Page.RunAndWaitForRequestAsync(
            () => visit.Page.EvaluateAsync("() => { location.href = '/'; }"), request => !request.Url.Contains("repo", StringComparison.Ordinal));

        Assert.ThrowsExactly<AssertFailedException>(visit.AssertSilent);
    }

    [TestMethod]
    public async Task FindsTheFolderPageAndThePageForWhatIsMissing()
    {
        await using var site = SiteFixture.OfPages(Pages());
        await using var visit = await Visit.To(site.ServedAt("/repo/"), "deep");

        Assert.AreEqual("Deep", await visit.Page.TextContentAsync("h1"));
        Assert.EndsWith("/repo/deep/", visit.Page.Url);
        await visit.Go("nowhere/");
        Assert.AreEqual("Not here", await visit.Page.TextContentAsync("h1"));
        Assert.IsTrue(visit.Requests.All(address => address.Contains("/repo/", StringComparison.Ordinal)));
    }
}
