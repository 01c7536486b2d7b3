using System.Text.Json.Nodes;
using StaticTracker.Tests.Infra;
using static StaticTracker.Tests.Promotion.PromotionData;

namespace StaticTracker.Tests.Promotion;

[TestClass]
public sealed class TellingCategories
{
    private static readonly Result s_old = new("v1", "a", "r1:PPFF");

    [TestMethod]
    public void EachHasItsChangeWhereTheSidesAreComparable() => Assert.AreEqual("easy 2 100 50 -50, hard 2 0 100 100", Categories(new Result("v2", "a", "r1:PFPP") { Day = 21 }, "held"));

    [TestMethod]
    public void NoneHasAChangeWhereTheyAreNot() => Assert.AreEqual("easy 2 100 50 , hard 2 0 100 ", Categories(new Result("v2", "a", "r1:PFPE") { Day = 21 }, "undecided"));

    /// <summary>Reports are kept as they were written: earlier programs wrote a change of categories there too.</summary>
    [TestMethod]
    public void OneThatAnEarlierProgramKeptIsNotTold()
    {
        using var test = Ready(new Result("v2", "a", "r1:PFPE") { Day = 21 });
        test.Run("promote", "m01@v2/a").Exits(3);
        var file = Directory.GetFiles(test.PathOf("data/promotions/reports/m01")).Single(f => (string?)JsonNode.Parse(File.ReadAllText(f))!["challenger"]!["prompt_version"] == "v2");
        var report = JsonNode.Parse(File.ReadAllText(file))!;
        report["decision"]!["metrics"]!["categories"]!["hard"]!["delta"] = 100;
        File.WriteAllText(file, report.ToJsonString());

        test.Run("report", "show", Path.GetFileNameWithoutExtension(file)).Exits(0);

        StringAssert.Matches(test.Out, new System.Text.RegularExpressions.Regex(@"Category hard \(2 items\), %.*100\.0.*–"));
        Assert.DoesNotContain("+100.0", test.Out);
    }

    private static string Categories(Result challenger, string comparable)
    {
        using var test = Ready(challenger);

        test.Run("promote", "m01@v2/a", "--dry-run", "--json");

        var report = JsonNode.Parse(test.Out)!;
        Assert.AreEqual(comparable, Verdict(report, "comparable"));
        return string.Join(", ", report["decision"]!["metrics"]!["categories"]!.AsObject().Select(c => $"{c.Key} {c.Value!["items"]} {c.Value["baseline"]} {c.Value["challenger"]} {c.Value["delta"]}"));
    }

    private static TrackerTest Ready(Result challenger)
    {
        var test = new TrackerTest().WithPolicy("\"benchmark\":\"core\",\"allow_first\":true").WithResults(s_old, challenger).With("items.txt", "i01\teasy\ni02\teasy\ni03\thard\ni04\thard\n");
        return test.Run("benchmark", "add", "core", "m01@v1/a", "--items", "{project}/items.txt").Exits(0).Run("promote", "m01@v1/a").Exits(0);
    }
}
