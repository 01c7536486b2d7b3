using StaticTracker.Tests.Infra;
using StaticTracker.Tests.Reporting;

namespace StaticTracker.Tests.History;

/// <summary>Which commit made which version the active one.</summary>
[TestClass]
public sealed class TellingPromotions
{
    [TestMethod]
    public void ACommitSaysWhatBecameActiveAndHow()
    {
        var module = new ModuleBuilder("m01").Run("v1", "a", "2026-01-20T00:31:46", 50, 50, id: "one").Run("v2", "a", "2026-01-21T00:31:46", 10, 90, id: "two");
        using var repo = new ReviewedRepo().With(module).With("data/tracker.json", """{"promotion":{"default":{"allow_first":true}}}""").Commit("base");
        repo.Run("promote", "m01@v1", "--commit").Exits(0);
        repo.Run("promote", "m01@v2", "--override", "asked for", "--commit").Exits(0);
        repo.Run("rollback", "m01", "--reason", "it was wrong", "--commit").Exits(0);

        repo.Run("log").Exits(0).Says(
            "Promote m01 v1 on a", "active version set to v1 on a (by the policy)", "Promote m01 v2 on a by override", "active version v1 on a → v2 on a (by override: asked for)",
            "Roll m01 back to v1 on a", "active version v2 on a → v1 on a (rollback: it was wrong)");
        repo.Run("build", "--output", Path.Combine(repo.Git.Data, "..", "_site")).Exits(0);
        StringAssert.Contains(File.ReadAllText(repo.Git.PathOf("_site/modules/m01/index.html")), "(by override: asked for)");
    }
}
