using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using StaticTracker.Diagnostics;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Serving;

/// <summary><c>tracker serve</c> as a person starts it: a process of its own, which builds, serves, builds again and ends when it is told to.</summary>
[TestClass]
public sealed class ServingAProject
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public async Task BuildsServesAndEndsWhenItIsTold()
    {
        using var test = Project();
        using var serving = Start(test);
        using var http = await ConnectAsync(serving);

        Assert.AreEqual("127.0.0.1", http.BaseAddress!.Host);
        Assert.Contains("id=heatmap", await PageAsync(http, "/"));
        Assert.Contains("25.0", await PageAsync(http, "/modules/m01/"));
        Assert.DoesNotContain("/.tracker/", await PageAsync(http, "/"));
        Assert.IsTrue(test.Has("_site/index.html"));
        await StopAsync(serving);
    }

    [TestMethod]
    public async Task BuildsAgainAtEveryChangeAndTellsTheOpenPages()
    {
        using var test = Project();
        using var serving = Start(test, "--watch");
        using var http = await ConnectAsync(serving);
        Assert.Contains("/.tracker/reload.js", await PageAsync(http, "/"));
        using var events = new StreamReader(await http.GetStreamAsync(new Uri("/.tracker/events", UriKind.Relative), TestContext.CancellationToken));

        Put(test, Module(3, 1));
        await EventAsync(events, "event: reload");
        Assert.Contains("75.0", await PageAsync(http, "/modules/m01/"));

        Put(test, "{");
        Assert.Contains("m01.json:1:2: error ST003", await EventAsync(events, "event: problems"));
        Assert.Contains("75.0", await PageAsync(http, "/modules/m01/"), "the last good site stands");

        Put(test, Module(1, 1));
        await EventAsync(events, "event: reload");
        Assert.Contains("50.0", await PageAsync(http, "/modules/m01/"));
        await StopAsync(serving);
    }

    [TestMethod]
    public async Task MakesThePageThatIsLookedAtFirst()
    {
        using var test = Project().With("data/modules/m02.json", TestRepo.Lines(new ModuleBuilder("m02").Run("v1", "gpt-5", "2026-01-20T00:00:00", 1, 1, id: "other")));
        using (var init = Process.Start("git", ["-C", test.Project, "init", "-q"]))
        {
            await init.WaitForExitAsync(TestContext.CancellationToken);
        }

        using var serving = Start(test, "--watch");
        using var http = await ConnectAsync(serving);
        using var events = new StreamReader(await http.GetStreamAsync(new Uri("/.tracker/events?page=modules/m01/index.html", UriKind.Relative), TestContext.CancellationToken));

        // The folder comes while it is served, and changes every page.
        Directory.CreateDirectory(test.PathOf("site-templates"));
        await EventAsync(events, "event: reload");
        using var layout = new StreamReader(typeof(App).Assembly.GetManifestResourceStream("site-templates/layout.hbs")!);
        File.Move(test.With("aside.hbs", (await layout.ReadToEndAsync(TestContext.CancellationToken)).Replace("</main>", "</main><p>Ours</p>", StringComparison.Ordinal)).PathOf("aside.hbs"), test.PathOf("site-templates/layout.hbs"));

        Assert.Contains("\"modules/m01/index.html\"", await EventAsync(events, "event: reload"));
        Assert.Contains("<p>Ours</p>", await PageAsync(http, "/modules/m01/"));
        var rest = await EventAsync(events, "event: reload");
        Assert.DoesNotContain(".html", rest, "nobody looks at the others, and this one was told already");
        Assert.Contains("<p>Ours</p>", await PageAsync(http, "/modules/m02/"));
        await StopAsync(serving);
    }

    [TestMethod]
    public async Task ShowsTheLastGoodSiteWhereTheDataAreBroken()
    {
        using var test = Project();
        test.Run("build").Exits(ExitCode.Fine).With("data/modules/m01.json", "{");
        using var serving = Start(test);
        using var http = await ConnectAsync(serving);

        Assert.Contains("25.0", await PageAsync(http, "/modules/m01/"));
        await StopAsync(serving);
    }

    [TestMethod]
    public void SaysWhyItCannotServe()
    {
        using var test = Project();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        test.Run("serve", "--port", port).Exits(ExitCode.Problems);
        Assert.Contains($"127.0.0.1:{port}: error ST705: this port cannot be used: ", test.Err);
        Assert.Contains("; name another one with --port N, or 0 for a free one", test.Err);
        Assert.DoesNotContain(".;", test.Err);

        test.Run("serve", "--port", "65536").Exits(ExitCode.Misuse);
        test.With("data/modules/m01.json", "{").Run("serve", "--output", test.PathOf("elsewhere")).Exits(ExitCode.Problems);
        Assert.Contains("error ST003", test.Err);
    }

    private static string Module(int pass, int fail) => TestRepo.Lines(new ModuleBuilder("m01").Run("v1", "gpt-5", "2026-01-20T00:00:00", pass, fail));

    private static TrackerTest Project() => new TrackerTest().With("data/modules/m01.json", Module(1, 3));

    /// <summary>Whole at once: who watches must not see half a file.</summary>
    private static void Put(TrackerTest test, string text) =>
        File.Move(test.With("aside.json", text).PathOf("aside.json"), test.PathOf("data/modules/m01.json"), overwrite: true);

    private static Running Start(TrackerTest test, params string[] more)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(App).Assembly.Location, "serve", "--port", "0", "--data", test.PathOf("data"), .. more])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = test.Project,
        };
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return new Running(process);
    }

    private static async Task<string> PageAsync(HttpClient http, string path) => await http.GetStringAsync(new Uri(path, UriKind.Relative));

    /// <summary>The first line of the answer is the address.</summary>
    private async Task<HttpClient> ConnectAsync(Running serving)
    {
        var line = await serving.Process.StandardOutput.ReadLineAsync(TestContext.CancellationToken).AsTask().WaitAsync(s_patience, TestContext.CancellationToken);
        return new HttpClient { BaseAddress = new Uri(line ?? throw new InvalidOperationException("It ended without an address.")), Timeout = s_patience };
    }

    /// <summary>Reads on until an event comes; its data.</summary>
    private async Task<string> EventAsync(StreamReader events, string wanted)
    {
        while (await events.ReadLineAsync(TestContext.CancellationToken).AsTask().WaitAsync(s_patience, TestContext.CancellationToken) is { } line)
        {
            if (line == wanted)
            {
                return await events.ReadLineAsync(TestContext.CancellationToken) ?? "";
            }
        }

        throw new InvalidOperationException($"The stream ended before '{wanted}'.");
    }

    private async Task StopAsync(Running serving)
    {
        if (OperatingSystem.IsWindows())
        {
            serving.Process.Kill();
            return;
        }

        using var kill = Process.Start("kill", ["-TERM", serving.Process.Id.ToString(CultureInfo.InvariantCulture)]);
        await serving.Process.WaitForExitAsync(TestContext.CancellationToken).WaitAsync(s_patience, TestContext.CancellationToken);
        Assert.AreEqual(ExitCode.Fine, serving.Process.ExitCode);
    }

    /// <summary>A process that does not outlive its test.</summary>
    private sealed record Running(Process Process) : IDisposable
    {
        public void Dispose()
        {
            if (!Process.HasExited)
            {
                Process.Kill();
                Process.WaitForExit();
            }

            Process.Dispose();
        }
    }
}
