using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace StaticTracker.Serving;

/// <summary>
/// Shows a built site on a loopback port, under its own root. With live reload a script is put into each page, and the page's policy is
/// widened to <c>connect-src 'self'</c>, here only: the files on disk stay as they are published.
/// </summary>
public sealed class PreviewServer : IAsyncDisposable
{
    private const string EventsPath = "/.tracker/events";
    private const string ScriptPath = "/.tracker/reload.js";
    private const string ExchangePath = "/.tracker/exchange.js";

    private static readonly FileExtensionContentTypeProvider s_types = new();

    private readonly WebApplication _app;
    private readonly string _site;
    private readonly ReloadSignal? _signal;

    private PreviewServer(WebApplication app, string site, ReloadSignal? signal)
    {
        _app = app;
        _site = site;
        _signal = signal;
    }

    /// <summary>The address to open, with the port that was taken.</summary>
    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Starts serving a folder.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<PreviewServer> StartAsync(string site, int port, ReloadSignal? signal)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        var app = builder.Build();
        var server = new PreviewServer(app, site, signal);
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        _signal?.Close();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        // A page elsewhere could point a name of its own at the loopback address and read the preview through it.
        if (http.Request.Host.Host is not ("localhost" or "127.0.0.1"))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
        {
            http.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            http.Response.Headers.Allow = "GET, HEAD";
            return;
        }

        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        var path = http.Request.Path.Value ?? "/";
        if (_signal is not null && path == EventsPath)
        {
            await _signal.StreamAsync(http);
            return;
        }

        if (_signal is not null && path is ScriptPath or ExchangePath)
        {
            http.Response.ContentType = "text/javascript; charset=utf-8";
            await http.Response.WriteAsync(path == ScriptPath ? ReloadScript.Text : ExchangeScript.Text, http.RequestAborted);
            return;
        }

        await SendFileAsync(http, path);
    }

    private async Task SendFileAsync(HttpContext http, string path)
    {
        var file = FileOf(path);
        if (file is not null && Directory.Exists(file))
        {
            if (!path.EndsWith('/'))
            {
                http.Response.Redirect(path + "/");
                return;
            }

            file = FileOf(path + "index.html");
        }

        if (file is null || !File.Exists(file))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            file = FileOf("404.html");
            if (file is null || !File.Exists(file))
            {
                return;
            }
        }

        http.Response.ContentType = s_types.TryGetContentType(file, out var type) ? (type.StartsWith("text/", StringComparison.Ordinal) ? type + "; charset=utf-8" : type) : "application/octet-stream";
        var content = await File.ReadAllBytesAsync(file, http.RequestAborted);
        await http.Response.Body.WriteAsync(_signal is not null && type == "text/html" ? WithReload(content) : content, http.RequestAborted);
    }

    private string? FileOf(string path)
    {
        if (path.Contains('\0', StringComparison.Ordinal) || path.Contains('\\', StringComparison.Ordinal))
        {
            return null;
        }

        var full = Path.GetFullPath(Path.Combine(_site, path.TrimStart('/')));
        return full == _site || (full.StartsWith(_site + Path.DirectorySeparatorChar, StringComparison.Ordinal) && !IsBehindALink(full)) ? full : null;
    }

    /// <summary>A site holds no links: one that somebody put there leads out of it.</summary>
    private bool IsBehindALink(string path)
    {
        for (var entry = path; entry.Length > _site.Length; entry = Path.GetDirectoryName(entry)!)
        {
            if (new FileInfo(entry).LinkTarget is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static byte[] WithReload(byte[] page)
    {
        var html = Encoding.UTF8.GetString(page)
            .Replace("default-src 'none';", "default-src 'none'; connect-src 'self';", StringComparison.Ordinal);
        var end = html.LastIndexOf("</body>", StringComparison.Ordinal);
        var script = $"<script src=\"{ScriptPath}\" data-frame=\"{FrameOf(html)}\"></script>";
        var whole = end < 0 ? html + script : html.Insert(end, script);

        // Behind the policy, and before all that the page's own scripts do.
        var title = whole.IndexOf("</title>", StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(whole.Insert(title < 0 ? whole.LastIndexOf(script, StringComparison.Ordinal) : title + "</title>".Length, $"<script src=\"{ExchangePath}\"></script>"));
    }

    /// <summary>What tells a page's frame: everything but the rows of the heatmap, which its scripts make from the data.</summary>
    private static string FrameOf(string html)
    {
        var table = html.IndexOf("<table id=heatmap", StringComparison.Ordinal);
        var from = table < 0 ? -1 : html.IndexOf("<tbody", table, StringComparison.Ordinal);
        var to = from < 0 ? -1 : html.IndexOf("</table>", from, StringComparison.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(to < 0 ? html : html.Remove(from, to - from))));
    }
}
