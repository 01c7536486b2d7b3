using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using StaticTracker.Serving;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Serving;

[TestClass]
public sealed class PreviewingASite
{
    private const string Page = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'\"><body><p>hello</p></body>";

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public async Task FilesAndFoldersAreServedWithTheirTypes()
    {
        using var test = Site();
        await using var server = await PreviewServer.StartAsync(test.Project, 0, signal: null);
        using var http = new HttpClient { BaseAddress = server.Address };

        using var page = await http.GetAsync(new Uri("/", UriKind.Relative), TestContext.CancellationToken);
        using var style = await http.GetAsync(new Uri("/assets/site.css", UriKind.Relative), TestContext.CancellationToken);

        Assert.AreEqual(Page, await page.Content.ReadAsStringAsync(TestContext.CancellationToken));
        Assert.AreEqual("text/html; charset=utf-8", page.Content.Headers.ContentType!.ToString());
        Assert.AreEqual("text/css", style.Content.Headers.ContentType!.MediaType);
        Assert.AreEqual("nosniff", page.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [TestMethod]
    public async Task WhatIsNotThereGetsTheSitesOwnPage()
    {
        using var test = Site();
        await using var server = await PreviewServer.StartAsync(test.Project, 0, signal: null);
        using var http = new HttpClient { BaseAddress = server.Address };

        using var answer = await http.GetAsync(new Uri("/nothing", UriKind.Relative), TestContext.CancellationToken);

        Assert.AreEqual(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.AreEqual("no such page", await answer.Content.ReadAsStringAsync(TestContext.CancellationToken));
    }

    [TestMethod]
    [DataRow("/../secret.txt")]
    [DataRow("/%2e%2e/secret.txt")]
    [DataRow("/..%2fsecret.txt")]
    [DataRow("/..%5csecret.txt")]
    [DataRow("/assets/../../secret.txt")]
    [DataRow("//etc/passwd")]
    public async Task NothingOutsideTheSiteIsServed(string path)
    {
        using var test = new TrackerTest();
        test.With("secret.txt", "secret").With("site/index.html", Page).With("site/404.html", "no such page");
        await using var server = await PreviewServer.StartAsync(test.PathOf("site"), 0, signal: null);

        var answer = await RawAsync(server.Address, path, "localhost");

        Assert.DoesNotContain("secret", answer);
        Assert.DoesNotContain("root:", answer);
    }

    [TestMethod]
    [DataRow("/link.txt")]
    [DataRow("/folder/secret.txt")]
    [DataRow("/folder/")]
    [DataRow("/inner/index.html")]
    [DataRow("/inner/")]
    public async Task NoLinkLeadsOutOfTheSite(string path)
    {
        using var test = new TrackerTest();
        test.With("out/secret.txt", "secret").With("out/index.html", "secret").With("site/index.html", Page).With("site/404.html", "no such page").With("site/inner/other.html", Page);
        File.CreateSymbolicLink(test.PathOf("site/link.txt"), test.PathOf("out/secret.txt"));
        File.CreateSymbolicLink(test.PathOf("site/inner/index.html"), test.PathOf("out/secret.txt"));
        Directory.CreateSymbolicLink(test.PathOf("site/folder"), test.PathOf("out"));
        await using var server = await PreviewServer.StartAsync(test.PathOf("site"), 0, signal: null);

        var answer = await RawAsync(server.Address, path, "localhost");

        StringAssert.StartsWith(answer, "HTTP/1.1 404", StringComparison.Ordinal);
        Assert.Contains("no such page", answer);
    }

    [TestMethod]
    public async Task ANameOfSomebodyElsesIsRefused()
    {
        using var test = Site();
        await using var server = await PreviewServer.StartAsync(test.Project, 0, signal: null);

        StringAssert.StartsWith(await RawAsync(server.Address, "/", "rebound.example"), "HTTP/1.1 403", StringComparison.Ordinal);
    }

    [TestMethod]
    public async Task WithReloadThePagesListenAndTheFilesStayAsTheyAre()
    {
        using var test = Site();
        var signal = new ReloadSignal();
        await using var server = await PreviewServer.StartAsync(test.Project, 0, signal);
        using var http = new HttpClient { BaseAddress = server.Address };

        var page = await http.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.CancellationToken);

        const string Before = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; connect-src 'self'; script-src 'self'\"><body><p>hello</p>";
        var frame = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Before + "</body>")));
        Assert.AreEqual(
            Before + $"<script src=\"/.tracker/exchange.js\"></script><script src=\"/.tracker/reload.js\" data-frame=\"{frame}\"></script></body>",
            page);
        Assert.AreEqual(Page, test.Read("index.html"));
        StringAssert.Contains(await http.GetStringAsync(new Uri("/.tracker/exchange.js", UriKind.Relative), TestContext.CancellationToken), "replaceChildren", StringComparison.Ordinal);
        StringAssert.Contains(await http.GetStringAsync(new Uri("/.tracker/reload.js", UriKind.Relative), TestContext.CancellationToken), "EventSource", StringComparison.Ordinal);
    }

    /// <summary>Rows are made from the data, so that a page whose rows alone changed need not load again.</summary>
    [TestMethod]
    public async Task TheHeatmapsRowsAreNoPartOfItsFrame()
    {
        using var test = Site();
        await using var server = await PreviewServer.StartAsync(test.Project, 0, new ReloadSignal());
        using var http = new HttpClient { BaseAddress = server.Address };
        var pages = new[] { (Rows: "<tr><th>a<td>1", End: ""), (Rows: "<tr><th>b<td>2", End: ""), (Rows: "<tr><th>a<td>1", End: "<p>more") };
        var frames = new List<string>();
        foreach (var (rows, end) in pages)
        {
            await File.WriteAllTextAsync(Path.Combine(test.Project, "index.html"), $"<body><table id=heatmap class=heatmap><thead><tr><th>Module<tbody>{rows}\n</table>{end}</body>", TestContext.CancellationToken);
            var page = await http.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.CancellationToken);
            frames.Add(page[page.IndexOf("data-frame", StringComparison.Ordinal)..]);
        }

        Assert.AreEqual(frames[0], frames[1]);
        Assert.AreNotEqual(frames[0], frames[2]);
    }

    [TestMethod]
    public async Task OpenPagesAreToldOfANewSiteAndOfProblems()
    {
        using var test = Site();
        var signal = new ReloadSignal();
        await using var server = await PreviewServer.StartAsync(test.Project, 0, signal);
        using var http = new HttpClient { BaseAddress = server.Address };
        await using var stream = await http.GetStreamAsync(new Uri("/.tracker/events", UriKind.Relative), TestContext.CancellationToken);
        using var reader = new StreamReader(stream);
        Assert.AreEqual(": open", await reader.ReadLineAsync(TestContext.CancellationToken));

        signal.Reload();
        signal.Reload(["data/heatmap.js", "modules/ä/index.html"]);
        signal.Reload([.. Enumerable.Range(0, 1001).Select(i => $"{i}.html")]);
        signal.ShowProblems("data/modules/m01.json:1:1: error\nsecond line");

        var lines = new List<string?>();
        for (var i = 0; i < 13; i++)
        {
            lines.Add(await reader.ReadLineAsync(TestContext.CancellationToken));
        }

        CollectionAssert.AreEqual(
            new[] { "", "event: reload", "data: null", "", "event: reload", "data: [\"data/heatmap.js\",\"modules/\\u00E4/index.html\"]", "", "event: reload", "data: null", "", "event: problems", "data: \"data/modules/m01.json:1:1: error\\nsecond line\"", "" }, lines);
    }

    [TestMethod]
    public async Task ATakenPortIsAnIOException()
    {
        using var test = Site();
        await using var first = await PreviewServer.StartAsync(test.Project, 0, signal: null);

        await Assert.ThrowsAsync<IOException>(() => PreviewServer.StartAsync(test.Project, first.Address.Port, signal: null));
    }

    private static TrackerTest Site() => new TrackerTest().With("index.html", Page).With("404.html", "no such page").With("assets/site.css", "p{}");

    /// <summary>A request as it stands: clients tidy paths before they send them.</summary>
    private static async Task<string> RawAsync(Uri server, string path, string host)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, server.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
