using StaticTracker.Git;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Git;

[TestClass]
public sealed class StartingGit
{
    [TestMethod]
    public void NeverTakesAProgramFromTheCurrentFolder()
    {
        Assert.IsNull(GitProgram.Find("." + Path.PathSeparator + "bin" + Path.PathSeparator));
        Assert.IsNull(GitProgram.Find(null));
    }

    [TestMethod]
    public void RunsNoProgramThatTheRepositoryNames()
    {
        using var repo = new TestRepo();
        repo.Commit("Ada", "2026-01-20T10:00Z", "Start", ("data/modules/m01.json", TestRepo.Lines(new ModuleBuilder("m01"))), (".gitattributes", "*.json diff=evil filter=evil\n"));
        var trace = repo.Beside("trace");
        foreach (var setting in (string[])["core.fsmonitor", "core.pager", "core.editor", "diff.external", "diff.evil.textconv", "diff.evil.command", "filter.evil.clean", "filter.evil.process", "gpg.program", "core.sshCommand"])
        {
            repo.Git("config", setting, $"touch '{trace}'; cat");
        }

        repo.Git("config", "log.showSignature", "true");
        repo.Write("data/modules/m01.json", "{ }");

        repo.Story(useCache: true);

        Assert.IsFalse(File.Exists(trace));
    }

    [TestMethod]
    public void IgnoresTheSurroundingsOfAHook()
    {
        using var repo = new TestRepo();
        repo.Commit("Ada", "2026-01-20T10:00Z", "Start", ("data/tracker.json", "{}"));

        var output = GitProgram.Find()!.Run(repo.Data, ["rev-parse", "--show-prefix"]);

        Assert.AreEqual("data/\n", output.Text);
    }
}
