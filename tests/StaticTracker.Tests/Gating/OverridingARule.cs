using StaticTracker.Tests.Infra;
using static StaticTracker.Tests.Gating.GatedRepo;

namespace StaticTracker.Tests.Gating;

[TestClass]
public class OverridingARule
{
    private const string Rule = """{ "name": "fall", "max_drop": 2 }""";

    [TestMethod]
    public void ItIsSetAsideUpToItsLastDayAndShown()
    {
        using var repo = With(Rule, Entry());
        repo.Gate(Base().Run("v3", "a", Time, 50, 50, id: "three"), "--now", "2026-03-01").Exits(0).Says(
            "warned: 1 limit overridden, 3 held", "Overrides (held against 2026-03-01)\n  fall of m01 v3 on a: sets aside 1 limit here; by Ada until 2026-03-01: the judge was changed");

        repo.Run("gate", "HEAD~1", "HEAD", "--now", "2026-03-02").Exits(1).Says("has run out");
        repo.Run("gate", "HEAD~1", "HEAD", "--now", "2026-03-01", "--format", "md").Says("**Overrides** (held against 2026-03-01)", "by Ada until 2026-03-01");
        repo.Run("gate", "HEAD~1", "HEAD", "--now", "2026-03-01", "--format", "github").Says("::warning file=data/modules/m01.json,title=ST552::fall:", "overridden by Ada until 2026-03-01: the judge was changed");
        repo.Run("diff", "HEAD~1", "HEAD", "--now", "2026-03-01", "--format", "md").Says("by Ada until 2026-03-01");
        repo.Run("gate", "HEAD~1", "HEAD", "--now", "2026-03-01", "--json").Says("\"overridden_by\": \"Ada\"", "\"sets_aside\": 1");
    }

    [TestMethod]
    [DataRow("v4")]
    [DataRow("v3", "b")]
    [DataRow("v3", "a", "other")]
    public void ItCoversOnlyWhatItNames(string version, string model = "a", string rule = "fall")
    {
        using var repo = With($$"""{{Rule}}, { "name": "other", "min_pass_rate": 1 }""", Entry(version, model, rule));

        repo.Gate(Base().Run("v3", "a", Time, 50, 50, id: "three"), "--now", "2026-02-01").Exits(1).Says("counts, not needed here");
    }

    [TestMethod]
    public void TheDayIsToldElseOfTheEpochElseToday()
    {
        var now = new DateTimeOffset(2026, 5, 6, 23, 30, 0, TimeSpan.FromHours(-2));

        Assert.AreEqual(new DateOnly(2026, 1, 2), StaticTracker.Commands.RangeOptions.DayOf("2026-01-02", "86400", now));
        Assert.AreEqual(new DateOnly(1970, 1, 2), StaticTracker.Commands.RangeOptions.DayOf(null, "86400", now));
        Assert.AreEqual(new DateOnly(2026, 5, 7), StaticTracker.Commands.RangeOptions.DayOf(null, null, now));
        Assert.AreEqual(new DateOnly(2026, 5, 7), StaticTracker.Commands.RangeOptions.DayOf(null, "", now));
        Assert.IsNull(StaticTracker.Commands.RangeOptions.DayOf("2026-02-30", null, now));
        Assert.IsNull(StaticTracker.Commands.RangeOptions.DayOf(null, "yesterday", now), "a silent guess could let what has run out count");
    }

    [TestMethod]
    public void ADayThatIsNoneIsMisuse()
    {
        using var repo = With(Rule);

        repo.Run("gate", "HEAD", "--now", "tomorrow").Exits(2);
        StringAssert.Contains(repo.Err, "'tomorrow' is no day");
        repo.Run("gate", "--module", "m01").Exits(2);
        StringAssert.Contains(repo.Err, "there is no option '--module'");
    }

    [TestMethod]
    public void WhatTheGateHoldsByItselfIsNotOverridden()
    {
        using var repo = With(Rule, """{ "rule": "fall", "who": "Ada", "why": "w", "until": "2099-01-01" }""");

        repo.Gate(new ModuleBuilder("m01").Run("v1", "a", Time, 80, 20, id: "one")).Exits(1).Says("blocked  changes");
    }

    private static string Entry(string version = "v3", string model = "a", string rule = "fall") =>
        $$"""{ "rule": "{{rule}}", "module": "m01", "version": "{{version}}", "model": "{{model}}", "who": "Ada", "why": "the judge was changed", "until": "2026-03-01" }""";
}
