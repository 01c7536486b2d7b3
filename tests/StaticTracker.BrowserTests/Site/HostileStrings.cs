namespace StaticTracker.BrowserTests.Site;

/// <summary>
/// What somebody may write who wants a page to run it: every payload behind every way out of the place where it may stand. A payload that ran would set <c>window.owned</c>, or
/// be told on the console by the page's policy.
/// </summary>
internal static class HostileStrings
{
    /// <summary>Ways out of text, attributes of either quote or none, comments, scripts, styles, Markdown, JSON and template marks.</summary>
    private static readonly string[] s_ways = ["", "\">", "'>", "-->", "</script>", "\\\"", "]]>", "`${", "{{"];

    private static readonly string[] s_payloads =
    [
        "<script>window.owned=1</script>",
        "<img src=x onerror=window.owned=1>",
        "<svg onload=window.owned=1>",
        "<svg><script>window.owned=1</script></svg>",
        "<body onload=window.owned=1>",
        "<iframe srcdoc=\"<script>parent.owned=1</script>\"></iframe>",
        "<iframe src=javascript:parent.owned=1></iframe>",
        "<object data=javascript:window.owned=1></object>",
        "<embed src=javascript:window.owned=1>",
        "<a href=javascript:window.owned=1 id=owned>x</a>",
        "<base href=https://evil.example/>",
        "<meta http-equiv=refresh content=\"0;url=javascript:window.owned=1\">",
        "<link rel=stylesheet href=https://evil.example/x.css>",
        "<style>@import 'https://evil.example/x.css'</style>",
        "<form action=https://evil.example/><button>x</button></form>",
        "<input autofocus onfocus=window.owned=1>",
        "<details open ontoggle=window.owned=1>",
        "<video><source onerror=window.owned=1></video>",
        "<marquee onstart=window.owned=1>",
        "<math><mtext><table><mglyph><style><img src=x onerror=window.owned=1>",
        "<template><script>window.owned=1</script></template>",
        "<noscript><p title=\"</noscript><img src=x onerror=window.owned=1>\">",
        " onmouseover=window.owned=1 x=",
        " autofocus onfocus=window.owned=1 x=",
        " style=background:url(https://evil.example/x)",
        "javascript:window.owned=1",
        "data:text/html,<script>parent.owned=1</script>",
        "[x](javascript:window.owned=1)",
        "![x](https://evil.example/x.png)",
        ");window.owned=1;//",
        "*/window.owned=1;/*",
        "\\u003cscript\\u003ewindow.owned=1\\u003c/script\\u003e",
        "&lt;script&gt;window.owned=1&lt;/script&gt;",
        "constructor.constructor('window.owned=1')()}}",
        "\u2028window.owned=1\u2029",
        "__proto__",
        "\u202Egnp.exe<img src=x onerror=window.owned=1>",
        "=HYPERLINK(\"https://evil.example\";\"x\")",
    ];

    /// <summary>All of them, some 340.</summary>
    public static IReadOnlyList<string> All { get; } = [.. s_ways.SelectMany(way => s_payloads.Select(payload => way + payload))];
}
