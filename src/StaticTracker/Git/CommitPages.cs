using System.Text.RegularExpressions;

namespace StaticTracker.Git;

/// <summary>
/// The web page of a commit on the hosts that are known, from a remote's address in any of git's forms. Names and passwords in an address
/// never get through, and an address with characters that need no escaping only is taken: anything else gives no link.
/// </summary>
public static partial class CommitPages
{
    private static readonly (string Host, string Word)[] s_hosts =
    [
        ("github.com", "commit"), ("gitlab.com", "-/commit"), ("bitbucket.org", "commits"), ("codeberg.org", "commit"), ("gitea.com", "commit"),
    ];

    /// <summary>First labels of hosts that people run themselves.</summary>
    private static readonly (string Label, string Word)[] s_ownHosts =
        [("github.", "commit"), ("gitlab.", "-/commit"), ("gitea.", "commit"), ("forgejo.", "commit"), ("bitbucket.", "commits")];

    /// <summary>A pattern with {0} for the hash, such as <c>https://github.com/owner/name/commit/{0}</c>; null where the host is not known.</summary>
    public static string? PatternOf(string? remote)
    {
        var match = Address().Match(remote ?? "");
        match = match.Success ? match : ScpLike().Match(remote ?? "");
        if (!match.Success)
        {
            return null;
        }

        var host = match.Groups["host"].Value.ToLowerInvariant();
        host = host == "ssh.github.com" ? "github.com" : host == "altssh.bitbucket.org" ? "bitbucket.org" : host;
        var path = match.Groups["path"].Value.Trim('/');
        path = path.EndsWith(".git", StringComparison.OrdinalIgnoreCase) ? path[..^4] : path;
        var word = s_hosts.FirstOrDefault(h => h.Host == host).Word
            ?? s_ownHosts.FirstOrDefault(h => host.StartsWith(h.Label, StringComparison.Ordinal) && !s_hosts.Any(known => host.StartsWith(known.Host + ".", StringComparison.Ordinal))).Word;
        var parts = path.Split('/');
        if (word is null || parts.Length < 2 || parts.Any(part => part is "" or "." or ".."))
        {
            return null;
        }

        // The port of a web address is the site's; that of ssh is not.
        var port = match.Groups["scheme"].Value is "http" or "https" ? match.Groups["port"].Value : "";
        return $"https://{host}{port}/{path}/{word}/{{0}}";
    }

    [GeneratedRegex(@"^(?<scheme>https?|ssh|git)://([^@/\s]*@)?(?<host>[A-Za-z0-9.-]+)(?<port>:[0-9]{1,5})?/(?<path>[A-Za-z0-9._~/-]+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();

    [GeneratedRegex(@"^([^@/:\s]*@)?(?<host>[A-Za-z0-9.-]+):(?<path>[A-Za-z0-9._~/-]+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ScpLike();
}
