using Building.Testing;
using Microsoft.Playwright;

namespace StaticTracker.BrowserTests.Infra;

/// <summary>The one Chromium of a test run, with a fresh profile. Without a browser every test fails: none is ever skipped.</summary>
[TestClass]
public static class SharedBrowser
{
    // The sandbox needs rights that a container lacks; the rest keeps the browser from talking to anybody on its own.
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ];

    private static IPlaywright? _playwright;
    private static IBrowser? _browser;

    /// <summary>Opens a context of its own: no cookies, no storage, nothing shared with other tests.</summary>
    public static Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions options) =>
        (_browser ?? throw new InvalidOperationException("the browser was not started")).NewContextAsync(options);

    [AssemblyInitialize]
    public static async Task Start(TestContext context)
    {
        var program = BrowserFinder.Find();
        Assert.IsNotNull(program, $"No browser is installed. This mends it: {BrowserFinder.Remedy}");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = Flags });
        context.WriteLine($"{program} {_browser.Version}");
    }

    [AssemblyCleanup]
    public static async Task Stop()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
