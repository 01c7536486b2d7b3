using static StaticTracker.Tests.Gating.GatedRepo;

namespace StaticTracker.Tests.Gating;

[TestClass]
public class ComparingWithABaseline
{
    private const string Best = """ "baselines": { "best": { "m01": { "version": "v1" } }, "run": { "m01": { "experiment": "one" } }, "other": { "m01": { "version": "v1", "model": "b" } } }, """;

    [TestMethod]
    public void ARuleNamesWhatItsFallIsAgainst()
    {
        using var repo = With("""{ "name": "before", "max_drop": 2 }, { "name": "best", "against": "best", "max_drop": 2 }, { "name": "run", "against": "run", "max_drop": 2 }""", more: Best);

        repo.Gate(Base().Run("v3", "a", Time, 79, 21, id: "three")).Exits(1);

        Assert.AreEqual(("blocked", "90.0 (90/100) → 79.0 (79/100), −11.0 points"), repo.Finding("before"));
        Assert.AreEqual(("passed", "80.0 (80/100) → 79.0 (79/100), −1.0 points"), repo.Finding("best"));
        Assert.AreEqual(("passed", "80.0 (80/100) → 79.0 (79/100), −1.0 points"), repo.Finding("run"));
        repo.Run("gate", "HEAD~1", "HEAD").Says("falls by at most 2 points, against best", "3 comparisons in one family");
    }

    [TestMethod]
    public void AModulesOwnBaselineIsTakenEverywhere()
    {
        using var repo = With("""{ "name": "fall", "max_drop": 2 }""", more: Best + """ "modules": { "m01": { "baseline": "best" } }, """);

        repo.Gate(Base().Run("v3", "a", Time, 79, 21, id: "three")).Exits(0);
        repo.Run("diff", "HEAD~1", "HEAD").Says("v1 (best): 80.0 (80/100)");
        repo.Run("compare", "m01@v3/a").Exits(0).Says("m01 v3 a against v1 a");
        repo.Run("compare", "m01@v1/a");
        StringAssert.Contains(repo.Err, "This is the baseline best itself");
    }

    [TestMethod]
    public void ItCanBeAskedFor()
    {
        using var repo = With("", more: Best);
        repo.With(Base().Run("v1", "b", Time, 50, 50, id: "b1").Run("v3", "a", Time, 79, 21, id: "three")).Commit("v3");

        repo.Run("diff", "HEAD~1", "HEAD", "--against", "best").Says("v1 (best): 80.0 (80/100)");
        repo.Run("diff", "HEAD~1", "HEAD", "--against", "other").Says("v1 on b (other): 50.0 (50/100)", "m01 v3 a: Both the version and the model differ");
        repo.Run("diff", "HEAD~1", "HEAD", "--against", "bset").Exits(2);
        StringAssert.Contains(repo.Err, "there is no baseline 'bset' at the base; did you mean 'best'?");
        repo.Run("compare", "m01@v3/a", "--against", "run").Exits(0).Says("m01 v3 a against v1 a", "note: Compared with the baseline run.");
        repo.Run("compare", "m01@v3/a", "--against", "run", "--json").Exits(0).Says("\"baseline\": \"run\"");
        repo.Run("compare", "m01@v3/a", "--against", "runn").Exits(2);
        StringAssert.Contains(repo.Err, "Did you mean 'run'?");
        repo.Run("compare", "m01@v3/a", "m01@v1/a", "--against", "run").Exits(2);
    }

    [TestMethod]
    public void TheBaselineItselfIsComparedWithTheVersionBefore()
    {
        using var repo = With("""{ "name": "fall", "max_drop": 2 }""", more: """ "baselines": { "best": { "m01": { "version": "v2" } } }, "modules": { "m01": { "baseline": "best" } }, """);

        repo.Gate(Base().Run("v2", "a", "2026-01-21T00:00:00", 85, 15, id: "again")).Exits(0);

        Assert.AreEqual(("passed", "80.0 (80/100) → 87.5 (175/200), +7.5 points"), repo.Finding("fall"));
        repo.Run("diff", "HEAD~1", "HEAD").Says("This is the baseline best itself: compared with the version before it.");
    }

    [TestMethod]
    public void OneThatIsGoneIsLeftOpenAlsoWhereFirstResultsAreAllowed()
    {
        using var repo = With("""{ "name": "fall", "max_drop": 2, "against": "run", "allow_first": true }""", more: """ "baselines": { "run": { "m01": { "experiment": "nothing" } } }, """);

        repo.Gate(Base().Run("v3", "a", Time, 95, 5, id: "three")).Exits(3);

        Assert.AreEqual(("inconclusive", "nothing to compare with: the baseline run is nothing, which is not there or does not count"), repo.Finding("fall"));
    }
}
