using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace StaticTracker.BrowserTests.Infra;

/// <summary>
/// Serves a folder over HTTP as a plain host of static pages does: below a base path, index.html for a folder, a redirect
/// for a folder without its slash, 404.html for what is not there. One request per connection.
/// </summary>
public sealed class StaticServer : IAsyncDisposable
{
    private static readonly Dictionary<string, string> ContentTypes = new(StringComparer.Ordinal)
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".json"] = "application/json",
        [".xml"] = "application/xml",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".txt"] = "text/plain; charset=utf-8",
    };

    private readonly string _root;
    private readonly string _basePath;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;

    public StaticServer(string root, string basePath)
    {
        _root = Path.GetFullPath(root);
        _basePath = basePath;
        _listener.Start();
        var port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        Address = new Uri($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}{basePath}");
        _loop = Accept();
    }

    /// <summary>The base address, with a slash at its end.</summary>
    public Uri Address { get; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _loop;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task Accept()
    {
        var open = new List<Task>();
        try
        {
            while (true)
            {
                open.Add(Serve(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task Serve(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
                var request = (await reader.ReadLineAsync(_stop.Token))?.Split(' ');
                while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 })
                {
                }

                if (request is [var method, var target, _])
                {
                    await stream.WriteAsync(Answer(method, target), _stop.Token);
                }
            }
            catch (Exception failure) when (failure is IOException or OperationCanceledException)
            {
                // The browser hung up, or the test is over: there is nobody left to answer.
            }
        }
    }

    private byte[] Answer(string method, string target)
    {
        if (method is not ("GET" or "HEAD"))
        {
            return Response("405 Method Not Allowed", "text/plain", []);
        }

        var path = Uri.UnescapeDataString(target.Split('?')[0]);
        if (path.StartsWith(_basePath, StringComparison.Ordinal))
        {
            var file = Path.GetFullPath(Path.Combine(_root, path[_basePath.Length..]));
            if (file.StartsWith(_root, StringComparison.Ordinal) && Directory.Exists(file))
            {
                if (!path.EndsWith('/'))
                {
                    return Response("301 Moved Permanently", "text/plain", [], $"Location: {path}/\r\n");
                }

                file = Path.Combine(file, "index.html");
            }

            if (file.StartsWith(_root, StringComparison.Ordinal) && File.Exists(file))
            {
                return Response("200 OK", TypeOf(file), File.ReadAllBytes(file));
            }
        }

        var missing = Path.Combine(_root, "404.html");
        return Response("404 Not Found", TypeOf(missing), File.Exists(missing) ? File.ReadAllBytes(missing) : []);
    }

    private static string TypeOf(string file) =>
        ContentTypes.GetValueOrDefault(Path.GetExtension(file), "application/octet-stream");

    private static byte[] Response(string status, string type, byte[] body, string more = "") =>
    [
        .. Encoding.ASCII.GetBytes(FormattableString.Invariant(
            $"HTTP/1.1 {status}\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\n{more}Connection: close\r\n\r\n")),
        .. body,
    ];
}
