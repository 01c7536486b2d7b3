namespace StaticTracker.Remote;

/// <summary>How long to wait before a request is made again: as long as the server says, else 1, 2, 4 … seconds.</summary>
public static class Backoff
{
    /// <summary>Requests made for one answer, the first one included.</summary>
    public const int Attempts = 6;

    /// <summary>Longer is not waited for: the server is better asked another day.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>Whether a status means "not now": 408, 429, and what went wrong on the server's side.</summary>
    public static bool IsPassing(int status) => status is 408 or 429 or (>= 500 and <= 599 and not 501);

    /// <summary>The wait before the attempt that follows the given one (from 1); null: it is not made.</summary>
    public static TimeSpan? Before(int attempt, TimeSpan? asked)
    {
        var wait = asked ?? TimeSpan.FromSeconds(1 << Math.Min(attempt - 1, 10));
        return attempt >= Attempts || wait > Longest ? null : wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
