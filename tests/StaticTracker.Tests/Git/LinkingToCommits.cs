using StaticTracker.Git;

namespace StaticTracker.Tests.Git;

[TestClass]
public sealed class LinkingToCommits
{
    [TestMethod]
    [DataRow("https://github.com/owner/name.git", "https://github.com/owner/name/commit/{0}")]
    [DataRow("https://github.com/owner/name", "https://github.com/owner/name/commit/{0}")]
    [DataRow("git@github.com:owner/name.git", "https://github.com/owner/name/commit/{0}")]
    [DataRow("ssh://git@ssh.github.com:443/owner/name.git", "https://github.com/owner/name/commit/{0}")]
    [DataRow("https://gitlab.com/group/sub/name.git", "https://gitlab.com/group/sub/name/-/commit/{0}")]
    [DataRow("git@gitlab.example.org:group/name.git", "https://gitlab.example.org/group/name/-/commit/{0}")]
    [DataRow("https://gitlab.example.org:8443/group/name.git", "https://gitlab.example.org:8443/group/name/-/commit/{0}")]
    [DataRow("ssh://git@gitlab.example.org:2222/group/name.git", "https://gitlab.example.org/group/name/-/commit/{0}")]
    [DataRow("git@bitbucket.org:team/name.git", "https://bitbucket.org/team/name/commits/{0}")]
    [DataRow("https://codeberg.org/owner/name/", "https://codeberg.org/owner/name/commit/{0}")]
    [DataRow("https://gitea.example.org/owner/name", "https://gitea.example.org/owner/name/commit/{0}")]
    public void KnowsTheHostsPages(string remote, string pattern) => Assert.AreEqual(pattern, CommitPages.PatternOf(remote));

    [TestMethod]
    [DataRow("https://user:secret@github.com/owner/name.git")]
    [DataRow("https://token@github.com/owner/name.git")]
    public void NeverShowsWhoLogsIn(string remote) => Assert.AreEqual("https://github.com/owner/name/commit/{0}", CommitPages.PatternOf(remote));

    [TestMethod]
    [DataRow(null)]
    [DataRow("")]
    [DataRow("/srv/git/name.git")]
    [DataRow("../name")]
    [DataRow("https://example.org/owner/name.git")]
    [DataRow("https://github.com.evil.org/owner/name.git")]
    [DataRow("https://github.com/owner")]
    [DataRow("https://github.com/owner/na{me}")]
    [DataRow("https://github.com/owner/../name")]
    [DataRow("javascript:alert(1)//github.com/owner/name")]
    [DataRow("https://github.com/owner/name\"onclick=x")]
    public void GivesNoLinkWhereItIsNotSure(string? remote) => Assert.IsNull(CommitPages.PatternOf(remote));
}
