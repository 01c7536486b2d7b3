using StaticTracker.Tests.Infra;
using StaticTracker.Tests.Reporting;

namespace StaticTracker.Tests.Promotion;

/// <summary>What a pull request does to what is active: shown by diff and gate, decided again by the policy of the base.</summary>
[TestClass]
public sealed class ReviewingPromotions
{
    private const string Time = "2026-01-20T00:31:46";

    [TestMethod]
    public void APromotionIsShownWithFromAndToAndWhatTheBaseSays()
    {
        using var repo = AtBase();
        repo.Run("promote", "m01@v2", "--by", "Ada").Exits(0).Commit("promote");

        repo.Run("gate", "HEAD~1", "HEAD").Exits(0).Says("Promotions\n  m01: v1 on a → v2 on a, accepted by the policy", "by Ada; the policy of the base says accepted");
        repo.Run("diff", "HEAD~1", "HEAD", "--format", "md").Says("### Promotions", "v1 on a → v2 on a");
        repo.Run("gate", "HEAD~1", "HEAD", "--format", "md").Says("### Promotions");
    }

    [TestMethod]
    public void AnOverrideIsAWarningThatEverybodySees()
    {
        using var repo = AtBase();
        repo.Run("promote", "m01@v3", "--override", "asked for").Exits(0).Commit("promote");

        repo.Run("diff", "HEAD~1", "HEAD").Exits(0).Says("OVERRIDE: asked for", "warning ST859", "the policy of the base says rejected");
    }

    [TestMethod]
    public void AChangeCannotBringItsOwnPolicy()
    {
        using var repo = AtBase();
        repo.Edit("data/tracker.json", "\"min_reward_delta\": 1", "\"min_reward_delta\": -100").Run("promote", "m01@v3").Exits(0).Commit("promote");

        repo.Run("diff", "HEAD~1", "HEAD").Exits(1).Says("error ST858", "v3 on a: rejected");
        repo.Run("gate", "HEAD~1", "HEAD").Exits(1);
    }

    [TestMethod]
    public void AnotherBaselineThanWhatIsActiveIsSaid()
    {
        using var repo = AtBase();
        repo.Run("promote", "m01@v2", "--baseline", "v3").Exits(0).Commit("promote");

        repo.Run("gate", "HEAD~1", "HEAD").Exits(0).Says("held against v3 on a, NOT AGAINST WHAT WAS ACTIVE");
    }

    [TestMethod]
    public void ARollbackIsShown()
    {
        using var repo = AtBase();
        repo.Run("promote", "m01@v2").Exits(0).Commit("promote").Run("rollback", "m01", "--reason", "names sellers").Exits(0).Commit("back");

        repo.Run("gate", "HEAD~1", "HEAD").Exits(0).Says("m01: v2 on a → v1 on a, rollback; names sellers");
    }

    [TestMethod]
    public void EntriesAndReportsThatWereThereStay()
    {
        using var repo = AtBase();
        var report = Directory.GetFiles(repo.Git.PathOf("data/promotions/reports/m01"))[0];
        repo.Edit("data/promotions/m01.json", "the policy accepted it", "everybody liked it").With($"data/promotions/reports/m01/{Path.GetFileName(report)}", null).Commit("nicer", fix: false);

        repo.Run("diff", "HEAD~1", "HEAD").Exits(1).Says("error ST857: the entry m01_0001_", "was edited", "error ST857: this report was removed");
        repo.With("data/promotions/m01.json", null).Commit("gone", fix: false).Run("diff", "HEAD~2", "HEAD").Exits(1).Says("the list of promotions was removed");
    }

    [TestMethod]
    public void ADigestTellsPromotionsAsSuchAndNotAsEdits()
    {
        using var repo = AtBase();
        repo.Run("promote", "m01@v2").Exits(0).Commit("promote");
        repo.Edit("data/tracker.json", "\"min_reward_delta\": 1", "\"min_reward_delta\": -100").Run("promote", "m01@v3").Exits(0).Commit("promote by an easier policy");

        repo.Run("digest", "--since", "HEAD~2", "--format", "text").Exits(0)
            .Says("Promotions\n  m01: v1 on a → v2 on a, accepted by the policy", "m01: v2 on a → v3 on a, accepted by the policy", "the policy of the base says rejected");
        Assert.DoesNotContain("Removed or edited", repo.Out);

        var report = Directory.GetFiles(repo.Git.PathOf("data/promotions/reports/m01"))[0];
        repo.With($"data/promotions/reports/m01/{Path.GetFileName(report)}", null).Commit("less", fix: false);
        repo.Run("digest", "--since", "HEAD~1", "--format", "text").Exits(0).Says($"Removed or edited\n  data/promotions/reports/m01/{Path.GetFileName(report)}: this report was removed\n");
    }

    private static ReviewedRepo AtBase()
    {
        var module = new ModuleBuilder("m01").Run("v1", "a", Time, 50, 50, id: "one").Run("v2", "a", Time, 90, 10, id: "two").Run("v3", "a", Time, 10, 90, id: "three");
        var repo = new ReviewedRepo().With(module).With("data/tracker.json", """{"promotion":{"default":{"min_reward_delta":1,"allow_first":true}},"gate":{"rules":[{"name":"errors","max_error_share":5,"allow_first":true}]}}""").Commit("base");
        repo.Run("promote", "m01@v1").Exits(0).Commit("first");
        return repo;
    }
}
