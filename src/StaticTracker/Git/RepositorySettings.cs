using System.Text;

namespace StaticTracker.Git;

/// <summary>What the settings of a repository say of its remotes, by one call.</summary>
public sealed class RepositorySettings
{
    private readonly List<Entry> _entries = [];

    private RepositorySettings()
    {
    }

    /// <summary>Whether objects were left out of this clone, to be fetched one by one when asked for.</summary>
    public bool IsPartialClone => _entries.Exists(e =>
        e.Key == "extensions.partialclone" || (e.Key.EndsWith(".promisor", StringComparison.Ordinal) && e.Value is "true" or "yes" or "on" or "1" or ""));

    /// <summary>The address of <c>origin</c>, else of the only remote, with <c>insteadOf</c> applied; null where there is none or it is not clear which.</summary>
    public string? RemoteUrl
    {
        get
        {
            var remotes = _entries.Where(e => e.Key.StartsWith("remote.", StringComparison.Ordinal) && e.Key.EndsWith(".url", StringComparison.Ordinal)).ToList();
            var origin = remotes.FindIndex(e => e.Key == "remote.origin.url");
            var isClear = origin >= 0 || remotes.Select(e => e.Key).Distinct().Count() == 1;
            return isClear ? InsteadOf(remotes[Math.Max(origin, 0)].Value) : null;
        }
    }

    public static RepositorySettings Read(GitRepository repository)
    {
        var settings = new RepositorySettings();
        var output = repository.Run("config", "-z", "--get-regexp", @"^(remote\..*\.(url|promisor)|extensions\.partialclone|url\..*\.insteadof)$");
        foreach (var entry in Encoding.UTF8.GetString(output.Bytes).Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            var end = entry.IndexOf('\n', StringComparison.Ordinal);
            settings._entries.Add(end < 0 ? new Entry(entry, "") : new Entry(entry[..end], entry[(end + 1)..]));
        }

        return settings;
    }

    private string InsteadOf(string url)
    {
        const string start = "url.";
        const string end = ".insteadof";
        var rule = _entries
            .Where(e => e.Key.StartsWith(start, StringComparison.Ordinal) && e.Key.EndsWith(end, StringComparison.Ordinal) && url.StartsWith(e.Value, StringComparison.Ordinal))
            .OrderByDescending(e => e.Value.Length)
            .FirstOrDefault();
        return rule is null ? url : string.Concat(rule.Key.AsSpan(start.Length, rule.Key.Length - start.Length - end.Length), url.AsSpan(rule.Value.Length));
    }

    private sealed record Entry(string Key, string Value);
}
