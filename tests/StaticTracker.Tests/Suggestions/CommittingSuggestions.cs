using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Suggestions;

/// <summary>--commit commits the module's file and says what was done to which suggestion.</summary>
[TestClass]
public sealed class CommittingSuggestions
{
    private const string Module = """
        { "module_id": "m01", "experiments": [{ "id": "e1", "prompt_version": "v1", "model": "a", "timestamp": "2026-01-20T00:00:00", "metrics": { "pass_rate": 50.0 } },
          { "id": "e2", "prompt_version": "v2", "model": "a", "timestamp": "2026-01-21T00:00:00", "metrics": { "pass_rate": 60.0 } }],
          "suggestions": [{ "id": "1a2b3c4d", "version": "v1", "suggestion": "Add examples", "status": "pending" }] }
        """;

    [TestMethod]
    public void SaysWhatBecameOfWhich()
    {
        using var repo = new TestRepo().Commit("Ada", "2026-01-22T00:00:00Z", "Results", ("data/modules/m01.json", Module));
        repo.Git("config", "user.name", "Grace");
        repo.Git("config", "user.email", "grace@example.org");

        Run(repo, 0, "suggest", "apply", "1a2b", "--in", "v2", "--commit");
        Assert.AreEqual("Apply the suggestion for m01 v1 in v2\n\n1a2b3c4d: Add examples\n\n", repo.Git("log", "-1", "--format=%B"));
        Assert.AreEqual("data/modules/m01.json\n", repo.Git("show", "--format=", "--name-only"));

        Run(repo, 0, "suggest", "reopen", "1a2b", "--commit", "-m", "Think again");
        Run(repo, 0, "suggest", "reject", "1a2b", "--reason", "no", "--commit");
        Assert.AreEqual("Reject the suggestion for m01 v1\nThink again\nApply the suggestion for m01 v1 in v2\nResults\n", repo.Git("log", "--format=%s"));
        Assert.Contains("suggestion for v1 rejected: no", repo.Story());
    }

    [TestMethod]
    public void ALineEndInATextBeginsNoTrailer()
    {
        using var repo = new TestRepo().Commit("Ada", "2026-01-22T00:00:00Z", "Results", ("data/modules/m01.json", Module));
        repo.Git("config", "user.name", "Grace");
        repo.Git("config", "user.email", "grace@example.org");

        Run(repo, 0, "suggest", "add", "m01", "Be brief\n\nTracker-Source: made-up.json sha256:00", "--commit");
        Run(repo, 0, "suggest", "reject", "1a2b", "--reason", "no\n\nTracker-Source: made-up.json sha256:00", "--commit");
        Run(repo, 0, "retract", "e2", "--reason", "no\n\nTracker-Source: made-up.json sha256:00", "--at", "2026-01-23T00:00:00Z", "--commit");

        Assert.AreEqual("", repo.Git("log", "--format=%(trailers:key=Tracker-Source)").Trim());
    }

    [TestMethod]
    public void LeavesADirtyFileAlone()
    {
        using var repo = new TestRepo().Commit("Ada", "2026-01-22T00:00:00Z", "Results", ("data/modules/m01.json", Module));
        repo.Git("config", "user.name", "Grace");
        repo.Git("config", "user.email", "grace@example.org");
        repo.Write("data/modules/m01.json", Module.Replace("60.0", "61.0", StringComparison.Ordinal));

        Run(repo, 1, "suggest", "reject", "1a2b", "--commit");

        Assert.Contains("61.0", File.ReadAllText(repo.PathOf("data/modules/m01.json")));
        Assert.DoesNotContain("rejected", File.ReadAllText(repo.PathOf("data/modules/m01.json")));
    }

    private static void Run(TestRepo repo, int exit, params string[] args)
    {
        using var input = new StringReader("");
        using var output = new StringWriter();
        Assert.AreEqual(exit, App.Run([.. args, "--data", repo.Data], input, output, output), output.ToString());
    }
}
