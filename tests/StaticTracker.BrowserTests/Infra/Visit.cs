using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace StaticTracker.BrowserTests.Infra;

/// <summary>
/// Somebody looks at the site in a tab of their own. All that the page says on the console, throws or asks for is written
/// down; <see cref="AssertSilent"/> holds it to saying nothing and to asking nobody but its own site.
/// </summary>
public sealed class Visit : IAsyncDisposable
{
    // All rules that axe runs by itself, in the page itself: its own wrapper opens a second page for each look and has every rule's passes told. No rule among them reads the style sheets that it would fetch again.
    private const string RunsAxe = """
        async () => (await axe.run({ resultTypes: ["violations"], preload: false })).violations
          .flatMap(violation => violation.nodes.map(node => `${violation.id} (${violation.impact}): ${violation.help}\n    ${node.html}`))
        """;
    private static readonly string s_axe = new BundledAxeScriptProvider().GetScript();

    private readonly Uri _site;
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _noise = new();
    private readonly ConcurrentQueue<string> _requests = new();

    private Visit(Uri site, IBrowserContext context, IPage page)
    {
        _site = site;
        _context = context;
        Page = page;
        context.Request += (_, request) => _requests.Enqueue(request.Url);
        context.RequestFailed += (_, request) => _noise.Enqueue($"request failed: {request.Url} ({request.Failure})");
        context.Console += (_, message) =>
        {
            // Of these tests, not of the page: so the browser remarks on whoever measures a page while the preview exchanges it.
            if (!message.Text.StartsWith("Rendering was performed in a subtree hidden by content-visibility.", StringComparison.Ordinal))
            {
                _noise.Enqueue($"console {message.Type}: {message.Text}");
            }
        };
        context.WebError += (_, error) => _noise.Enqueue($"page error: {error.Error}");
    }

    public IPage Page { get; }

    /// <summary>What the console, uncaught errors and failed requests said, in the order of time.</summary>
    public IReadOnlyCollection<string> Noise => _noise;

    /// <summary>The address of everything asked for, the pages themselves included.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    /// <summary>Opens a page of the site.</summary>
    /// <param name="site">The site's base address, as <see cref="SiteFixture"/> gives it.</param>
    /// <param name="page">Relative to it, query and fragment included: <c>modules/m01/index.html?model=gpt-5</c>.</param>
    /// <param name="options">JavaScript off, dark mode, a small screen …</param>
    public static async Task<Visit> To(Uri site, string page = "index.html", BrowserNewContextOptions? options = null)
    {
        var context = await SharedBrowser.NewContextAsync(options ?? new());
        var visit = new Visit(site, context, await context.NewPageAsync());
        await visit.Go(page);
        return visit;
    }

    /// <summary>Opens another page of the site in the same tab.</summary>
    public Task Go(string page) => Page.GotoAsync(new Uri(_site, page).AbsoluteUri, new() { WaitUntil = WaitUntilState.Load });

    /// <summary>Waits until a link or a key has led to a page and all of it is there. The page itself is asked: Playwright's own wait misses a page that arrives while it begins to wait.</summary>
    /// <param name="address">How it ends, query and fragment included.</param>
    public Task ArriveAt(string address) =>
        Page.WaitForFunctionAsync("address => location.href.endsWith('/' + address) && document.readyState === 'complete'", address);

    /// <summary>Waits until an element reads so: what an address or the step back changes is shown a moment after the step is done.</summary>
    public Task Read(string selector, string text) => Assertions.Expect(Page.Locator(selector)).ToHaveTextAsync(text, new() { Timeout = 30_000 });

    /// <summary>Nothing on the console, no error, no request outside of the site.</summary>
    public void AssertSilent()
    {
        var elsewhere = _requests.Where(address => !IsOwn(address)).Select(address => $"asked for {address}");
        var complaints = string.Join('\n', _noise.Concat(elsewhere));
        Assert.AreEqual("", complaints, $"{Page.Url} is not silent.");
    }

    /// <summary>No violation that axe finds in the page as it stands now.</summary>
    public async Task AssertAccessible()
    {
        await Page.EvaluateAsync(s_axe);
        var violations = await Page.EvaluateAsync<string[]>(RunsAxe);
        Assert.AreEqual("", string.Join('\n', violations), $"{Page.Url} shuts people out.");
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    // A data: address is part of the page that holds it; nobody is asked.
    private bool IsOwn(string address) =>
        address.StartsWith(_site.AbsoluteUri, StringComparison.Ordinal) || address.StartsWith("data:", StringComparison.Ordinal);
}
