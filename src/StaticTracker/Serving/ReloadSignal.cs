using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace StaticTracker.Serving;

/// <summary>Tells every open page that the site was built anew, or why it could not be (server-sent events).</summary>
public sealed class ReloadSignal
{
    /// <summary>More files than this, and every page loads again.</summary>
    private const int MostFiles = 1000;

    private readonly Lock _gate = new();
    private readonly List<OpenPage> _pages = [];
    private string? _problems;
    private bool _closed;

    /// <summary>The site is new: pages that something of changed load again, or what changed of them.</summary>
    /// <param name="changed">The site's files that were written or removed; null: any may have been.</param>
    public void Reload(IReadOnlyList<string>? changed = null)
    {
        // Pages that nobody looks at are news to nobody.
        if (changed is not null && OpenPages() is { } open)
        {
            changed = [.. changed.Where(path => !path.EndsWith(".html", StringComparison.Ordinal) || open.Contains(path))];
        }

        Send($"event: reload\ndata: {(changed is { Count: <= MostFiles } ? JsonSerializer.Serialize(changed, ServingJson.Default.IReadOnlyListString) : "null")}\n\n", problems: null);
    }

    /// <summary>The paths of the pages that are open; null where there is none, or one that does not say which it is.</summary>
    public IReadOnlySet<string>? OpenPages()
    {
        lock (_gate)
        {
            return _pages.Count == 0 || _pages.Any(page => page.Path is null) ? null : _pages.Select(page => page.Path!).ToHashSet(StringComparer.Ordinal);
        }
    }

    /// <summary>The build failed: pages show the problems, also those that are opened before it is mended.</summary>
    public void ShowProblems(string text)
    {
        var message = $"event: problems\ndata: {JsonSerializer.Serialize(text, ServingJson.Default.String)}\n\n";
        Send(message, message);
    }

    /// <summary>Ends every stream, so that the server can stop.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            _pages.ForEach(page => page.Messages.Writer.TryComplete());
        }
    }

    internal async Task StreamAsync(HttpContext http)
    {
        var page = new OpenPage(http.Request.Query["page"] is [{ Length: > 0 } path] ? path : null, Channel.CreateUnbounded<string>());
        lock (_gate)
        {
            if (_closed)
            {
                return;
            }

            _pages.Add(page);
            if (_problems is not null)
            {
                page.Messages.Writer.TryWrite(_problems);
            }
        }

        http.Response.ContentType = "text/event-stream";
        try
        {
            await http.Response.WriteAsync(": open\n\n", http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
            await foreach (var message in page.Messages.Reader.ReadAllAsync(http.RequestAborted))
            {
                await http.Response.WriteAsync(message, http.RequestAborted);
                await http.Response.Body.FlushAsync(http.RequestAborted);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed: that is how these streams end.
        }
        finally
        {
            lock (_gate)
            {
                _pages.Remove(page);
            }
        }
    }

    private void Send(string message, string? problems)
    {
        lock (_gate)
        {
            _problems = problems;
            _pages.ForEach(page => page.Messages.Writer.TryWrite(message));
        }
    }

    /// <param name="Path">The page's file; null: it does not say.</param>
    /// <param name="Messages">What it is yet to be told.</param>
    private sealed record OpenPage(string? Path, Channel<string> Messages);
}
