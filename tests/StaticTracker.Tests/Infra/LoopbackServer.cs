using System.Net;
using System.Net.Sockets;
using System.Text;

namespace StaticTracker.Tests.Infra;

/// <summary>An API in the making on this machine: every request goes to one function, one after the other. What was asked wrongly is kept for the test to see.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Func<HttpListenerRequest, string, (int Status, string Body)> _answer;
    private readonly Queue<int> _busy = new();
    private readonly Task _loop;

    /// <param name="answer">Gets a request with its body, gives a status and JSON.</param>
    public LoopbackServer(Func<HttpListenerRequest, string, (int Status, string Body)> answer)
    {
        _answer = answer;
        Address = Start();
        _loop = Task.Run(Loop);
    }

    /// <summary>With a slash at its end.</summary>
    public string Address { get; }

    /// <summary>Method and path of each request, in order.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>What a request had that it should not have, or lacked.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>The next requests get these statuses, with leave to ask again at once.</summary>
    public LoopbackServer Busy(params int[] statuses)
    {
        foreach (var status in statuses)
        {
            _busy.Enqueue(status);
        }

        return this;
    }

    public void Expect(bool isRight, string fault)
    {
        if (!isRight)
        {
            Faults.Add(fault);
        }
    }

    public void AssertFaultless() => Assert.AreEqual("", string.Join('\n', Faults));

    public void Dispose()
    {
        _listener.Close();
        _loop.Wait(TimeSpan.FromSeconds(10));
    }

    private string Start()
    {
        for (var attempt = 1; ; attempt++)
        {
            using var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            var address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
            probe.Stop();
            try
            {
                _listener.Prefixes.Clear();
                _listener.Prefixes.Add(address);
                _listener.Start();
                return address;
            }
            catch (HttpListenerException) when (attempt < 5)
            {
                // Another program has taken the port meanwhile.
            }
        }
    }

    private void Loop()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = _listener.GetContext();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }

            Answer(context);
        }
    }

    private void Answer(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
        var body = reader.ReadToEnd();
        Requests.Add($"{context.Request.HttpMethod} {Uri.UnescapeDataString(context.Request.Url!.PathAndQuery)}");
        var isBusy = _busy.TryDequeue(out var status);
        var (code, text) = isBusy ? (status, """{ "error": { "message": "busy" } }""") : _answer(context.Request, body);
        if (isBusy)
        {
            context.Response.AddHeader("Retry-After", "0");
        }

        context.Response.StatusCode = code;
        context.Response.ContentType = "application/json";
        context.Response.Close(Encoding.UTF8.GetBytes(text), willBlock: true);
    }
}
