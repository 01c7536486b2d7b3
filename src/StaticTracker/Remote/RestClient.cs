using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace StaticTracker.Remote;

/// <summary>
/// Asks a REST API, again after a wait where it says "not now". Follows no redirect, sends no cookie, reads no more than a set number of bytes. What is sent as a key is in no message.
/// </summary>
public sealed class RestClient : IDisposable
{
    private const int MostBytes = 256 * 1024 * 1024;

    private readonly HttpClient _http;
    private readonly Action<TimeSpan> _wait;
    private readonly Action<string> _say;

    /// <param name="say">Takes a line of talk where a request is made again.</param>
    /// <param name="wait">Waits; null: as long as it is told to.</param>
    public RestClient(Action<string> say, Action<TimeSpan>? wait = null)
    {
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(30) })
        {
            Timeout = TimeSpan.FromSeconds(120),
            MaxResponseContentBufferSize = MostBytes,
        };
        _say = say;
        _wait = wait ?? Thread.Sleep; // A server that asks for time gets it; nothing else goes on meanwhile.
    }

    public RestAnswer Get(Uri address, string? bearer) => Send(() => new HttpRequestMessage(HttpMethod.Get, address), bearer);

    public RestAnswer PostJson(Uri address, string? bearer, string json) =>
        Send(() => new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(json, Encoding.UTF8, "application/json") }, bearer);

    public RestAnswer PostForm(Uri address, IReadOnlyDictionary<string, string> form) => Send(() => new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(form) }, null);

    public void Dispose() => _http.Dispose();

    private RestAnswer Send(Func<HttpRequestMessage> request, string? bearer)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (answer, asked) = SendOnce(request, bearer);
            if (answer.Succeeded || (answer.Status != 0 && !Backoff.IsPassing(answer.Status)) || Backoff.Before(attempt, asked) is not { } wait)
            {
                return answer;
            }

            _say(string.Create(CultureInfo.InvariantCulture, $"the server {(answer.Status == 0 ? "gave no answer" : $"answered {answer.Status}")}: asking again in {wait.TotalSeconds:0.#} s"));
            _wait(wait);
        }
    }

    private (RestAnswer Answer, TimeSpan? Asked) SendOnce(Func<HttpRequestMessage> make, string? bearer)
    {
        using var request = make();
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (bearer is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        }

        try
        {
            using var response = _http.Send(request);
            using var body = new MemoryStream();
            using (var stream = response.Content.ReadAsStream())
            {
                stream.CopyTo(body);
            }

            return (new RestAnswer((int)response.StatusCode, body.ToArray()), AskedBy(response.Headers.RetryAfter));
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
        {
            return (new RestAnswer(0, Encoding.UTF8.GetBytes(e.Message)), null);
        }
    }

    /// <summary>Retry-After is a number of seconds or a date (RFC 9110, 10.2.3).</summary>
    private static TimeSpan? AskedBy(RetryConditionHeaderValue? header) => header?.Delta ?? (header?.Date is { } date ? date - DateTimeOffset.UtcNow : null);
}
