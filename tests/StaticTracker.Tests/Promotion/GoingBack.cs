using System.Text.Json.Nodes;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Promotion;

[TestClass]
public sealed class GoingBack
{
    [TestMethod]
    public void AddsAnEntryAndRewritesNone()
    {
        using var test = Three();
        var before = test.Entries();

        test.Run("rollback", "m01", "--reason", "names sellers", "--by", "Ada").Exits(0);

        Assert.AreEqual("went back from v3 on a to v2 on a in m01\n", test.Out);
        Assert.AreEqual("v2/a", test.Active());
        var entries = test.Entries();
        Assert.AreEqual(4, entries.Count);
        Assert.IsTrue(JsonNode.DeepEquals(before, new JsonArray([.. entries.Take(3).Select(e => e!.DeepClone())])));
        Assert.AreEqual("rollback names sellers Ada", $"{entries[3]!["action"]} {entries[3]!["why"]} {entries[3]!["by"]}");
        Assert.AreEqual((string?)entries[1]!["id"], (string?)entries[3]!["back_to"]);
        test.Run("check").Exits(0);
        Assert.AreEqual("", test.Out);
    }

    [TestMethod]
    public void IsWhatRetractAndCheckAdviseWhereTheActiveResultIsTakenBack()
    {
        using var test = Three();
        var active = (string)test.Entries()[^1]!["experiment"]!;

        test.Run("retract", active, "--reason", "wrong judge").Exits(0);
        StringAssert.Contains(test.Err, $"data/promotions/m01.json: warning ST840: v3 on a is active by {active}, which is withdrawn: wrong judge; promote a version by a result that counts, or go back: tracker rollback m01");
        test.Run("check").Exits(0);
        StringAssert.Contains(test.Out, $"warning ST840: v3 on a is active by {active}");

        test.Run("rollback", "m01").Exits(0);
        test.Run("check").Exits(0);
        Assert.AreEqual("", test.Out);
    }

    [TestMethod]
    public void OnceMoreGoesOneFurtherAndThenThereIsNothing()
    {
        using var test = Three();
        test.Run("rollback", "m01").Exits(0);

        test.Run("rollback", "m01").Exits(0);
        Assert.AreEqual("v1/a", test.Active());

        test.Run("rollback", "m01").Exits(1);
        StringAssert.Contains(test.Err, "ST853");
        test.Run("check").Exits(0);
    }

    [TestMethod]
    public void ToAVersionThatWasActive()
    {
        using var test = Three();

        test.Run("rollback", "m01", "--to", "v1").Exits(0);
        Assert.AreEqual("v1/a", test.Active());
        test.Run("rollback", "m01", "--to", "v3/a").Exits(0);
        Assert.AreEqual("v3/a", test.Active());
        test.Run("check").Exits(0);

        test.Run("rollback", "m01", "--to", "v9").Exits(1);
        StringAssert.Contains(test.Err, "name one that was active: v1/a, v2/a");
    }

    [TestMethod]
    public void ADryRunWritesNothing()
    {
        using var test = Three();
        var before = test.Read("data/promotions/m01.json");

        test.Run("rollback", "m01", "--dry-run").Exits(0);

        Assert.AreEqual("would go back from v3 on a to v2 on a in m01\n", test.Out);
        Assert.AreEqual(before, test.Read("data/promotions/m01.json"));
    }

    [TestMethod]
    public void VersionsSayWhatItWouldGoBackTo()
    {
        using var test = Three();

        test.Run("versions", "m01").Exits(0);

        StringAssert.StartsWith(test.Out, "active  v3 on a");
        StringAssert.Contains(test.Err, "3 entries; a rollback would go back to v2 on a");
        var json = JsonNode.Parse(test.Run("versions", "--json").Out)!;
        Assert.AreEqual("v3", (string?)json["versions"]![0]!["entry"]!["prompt_version"]);
    }

    [TestMethod]
    public void WhereNothingIsActiveThereIsNoWayBack()
    {
        using var test = new TrackerTest().WithResults(new Result("v1", "a", "r:PF"));

        test.Run("rollback", "m01").Exits(1);

        StringAssert.Contains(test.Err, "nothing is active in m01");
        test.Run("rollback", "m02").Exits(2);
        test.Run("rollback", "m01", "--reason", " ").Exits(2);
    }

    internal static TrackerTest Three()
    {
        var test = new TrackerTest().WithPolicy("\"allow_first\":true")
            .WithResults(new Result("v1", "a", "r:PFFF"), new Result("v2", "a", "r:PPFF") { Day = 21 }, new Result("v3", "a", "r:PPPF") { Day = 22 });
        foreach (var version in new[] { "v1", "v2", "v3" })
        {
            test.Run("promote", $"m01@{version}/a").Exits(0);
        }

        return test;
    }
}
