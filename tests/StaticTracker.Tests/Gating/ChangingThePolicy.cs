using StaticTracker.Tests.Infra;
using static StaticTracker.Tests.Gating.GatedRepo;

namespace StaticTracker.Tests.Gating;

/// <summary>A change cannot judge itself.</summary>
[TestClass]
public class ChangingThePolicy
{
    private const string Rule = """{ "name": "fall", "max_drop": 2 }""";

    private static readonly string s_title = "Policy changed (it counts after the merge only)\n";

    [TestMethod]
    public void ALooserLimitCountsAfterTheMergeOnly()
    {
        using var repo = With(Rule).With("data/tracker.json", Settings(Rule.Replace("2", "50", StringComparison.Ordinal)));

        repo.Gate(Base().Run("v3", "a", Time, 60, 40, id: "three")).Exits(1).Says(s_title + "  gate.rules.fall.max_drop 2 → 50");
        repo.Run("diff", "HEAD~1", "HEAD").Says(s_title + "  gate.rules.fall.max_drop 2 → 50");
        repo.Run("diff", "HEAD~1", "HEAD", "--module", "m99", "--format", "md").Says("### " + s_title);
        repo.Run("gate", "HEAD", "HEAD").Exits(0);
    }

    [TestMethod]
    public void AnOverrideInTheSameChangeDoesNotCount()
    {
        using var repo = With(Rule).With("data/tracker.json", Settings(Rule, """{ "rule": "fall", "who": "Me", "why": "please", "until": "2099-01-01" }"""));

        repo.Gate(Base().Run("v3", "a", Time, 60, 40, id: "three")).Exits(1).Says(s_title, "gate.overrides set to {\"rule\":\"fall\",\"until\":\"2099-01-01\",\"who\":\"Me\",\"why\":\"please\"}");
    }

    [TestMethod]
    public void ATierAndARemovedRuleAreTold()
    {
        using var repo = With($$"""{{Rule}}, { "name": "floor", "min_pass_rate": 70 }""").With("data/tracker.json", Settings("""{ "name": "fall", "tier": "warning", "max_drop": 2 }"""));

        repo.Gate(Base().Run("v3", "a", Time, 60, 40, id: "three")).Exits(1).Says("blocked: 2 limits broken", "gate.rules.fall.tier set to \"warning\"", "gate.rules.floor {\"min_pass_rate\":70,\"name\":\"floor\"} taken out");
    }

    [TestMethod]
    public void AnotherPrimaryRubricCountsAfterTheMergeOnly()
    {
        static string Rubrics(int a, int b) => $$""", "rubrics": { "A": { "pass": {{a}}, "total": 50 }, "B": { "pass": {{b}}, "total": 50 } }""";
        ModuleBuilder Two(string primary) => new ModuleBuilder("m01", primary).Run("v1", "a", Time, 50, 50, extra: Rubrics(40, 10), id: "one");
        using var repo = With("""{ "name": "match", "on": "match_rate", "max_drop": 1 }""", at: Two("A"));

        repo.Gate(Two("B").Run("v2", "a", Time, 50, 50, extra: Rubrics(30, 20), id: "two")).Exits(1).Says("80.0 (40/50) → 60.0 (30/50), −20.0 points", s_title + "  m01: primary_rubric \"A\" → \"B\"");
    }

    [TestMethod]
    public void AnotherBaselineCountsAfterTheMergeOnly()
    {
        const string Named = """ "baselines": { "best": { "m01": { "version": "v1" } } }, "modules": { "m01": { "baseline": "best" } }, """;
        using var repo = With(Rule).With("data/tracker.json", Settings(Rule, more: Named));

        repo.Gate(Base().Run("v3", "a", Time, 82, 18, id: "three")).Exits(1).Says("90.0 (90/100) → 82.0 (82/100)", s_title, "baselines set to {\"best\":{\"m01\":{\"version\":\"v1\"}}}", "modules set to {\"m01\":{\"baseline\":\"best\"}}");
    }

    [TestMethod]
    public void NobodyChoosesAnOldPolicyByBranchingFromAnOldCommit()
    {
        static string Rubrics(int a, int b) => $$""", "rubrics": { "A": { "pass": {{a}}, "total": 50 }, "B": { "pass": {{b}}, "total": 50 } }""";
        ModuleBuilder Two(string primary) => new ModuleBuilder("m01", primary).Run("v1", "a", Time, 50, 50, extra: Rubrics(40, 10), id: "one");
        using var repo = With("""{ "name": "kind", "min_pass_rate": 1 }""", at: Two("B"));
        repo.With("data/tracker.json", Settings("""{ "name": "match", "on": "match_rate", "max_drop": 1 }""")).With(Two("A")).Commit("stricter");
        repo.Git.Branch("work", "HEAD~1");
        repo.With("data/modules/m01.json", Two("B").Run("v2", "a", Time, 50, 50, extra: Rubrics(30, 20), id: "two").Text()).Commit("result");

        repo.Run("gate", "main...work").Exits(1).Says("by the settings of main (", "blocked  match    m01 v2 on a", "80.0 (40/50) → 60.0 (30/50)");
        Assert.DoesNotContain("Policy changed", repo.Out);
        repo.Run("gate", "main~1", "work").Exits(0).Says("kind");
        repo.Run("diff", "main...work", "--json").Says("\"policy_of\": \"" + repo.Git.Git("rev-parse", "main").Trim());
    }

    [TestMethod]
    public void OtherSettingsAreNoPolicy()
    {
        using var repo = With(Rule).With("data/tracker.json", Settings(Rule).Replace("\"T\"", "\"Other\"", StringComparison.Ordinal));

        repo.Gate(Base().Run("v3", "a", Time, 92, 8, id: "three")).Exits(0);
        Assert.DoesNotContain("Policy changed", repo.Out);
        repo.Run("diff", "HEAD~1", "HEAD").Says("Settings changed\n  title \"T\" → \"Other\"");
    }

    [TestMethod]
    public void AHostileWhyIsHarmlessInEveryReport()
    {
        const string Evil = "<!-- --> @everyone | [x](javascript:alert(1))\\n::error file=a::b\\u202e";
        using var repo = With(Rule).With("data/tracker.json", Settings(Rule, $$"""{ "rule": "fall", "who": "{{Evil}}", "why": "{{Evil}}", "until": "2099-01-01" }"""));
        repo.Gate(Base().Run("v3", "a", Time, 60, 40, id: "three"));
        AssertHarmless(repo.Out);

        repo.With(Base().Run("v3", "a", Time, 60, 40, id: "three").Run("v4", "a", Time, 10, 90, id: "four")).Commit("once merged");
        foreach (var format in (string[])["text", "md", "github"])
        {
            repo.Run("gate", "HEAD~1", "HEAD", "--format", format).Exits(0);
            Assert.Contains("fall", repo.Out);
            AssertHarmless(repo.Out);
        }

        repo.Run("gate", "HEAD~1", "HEAD", "--format", "md");
        Assert.HasCount(2, repo.Out.Split("<!--"), "only the marker");
        Assert.DoesNotContain("@everyone", repo.Out);
        Assert.DoesNotContain("](", repo.Out.Replace("\\]", "", StringComparison.Ordinal));
    }

    private static void AssertHarmless(string text)
    {
        Assert.IsFalse(text.Any(c => (char.IsControl(c) && c != '\n') || c == '\u202E'));
        Assert.IsFalse(text.Split('\n').Any(l => l.StartsWith("::error file=a", StringComparison.Ordinal)));
    }
}
