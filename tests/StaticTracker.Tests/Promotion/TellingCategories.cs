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

    private static string Categories(Result challenger, string comparable)
    {
        using var test = new TrackerTest().WithPolicy("\"benchmark\":\"core\",\"allow_first\":true").WithResults(s_old, challenger).With("items.txt", "i01\teasy\ni02\teasy\ni03\thard\ni04\thard\n");
        test.Run("benchmark", "add", "core", "m01@v1/a", "--items", "{project}/items.txt").Exits(0).Run("promote", "m01@v1/a").Exits(0);

        test.Run("promote", "m01@v2/a", "--dry-run", "--json");

        var report = JsonNode.Parse(test.Out)!;
        Assert.AreEqual(comparable, Verdict(report, "comparable"));
        return string.Join(", ", report["decision"]!["metrics"]!["categories"]!.AsObject().Select(c => $"{c.Key} {c.Value!["items"]} {c.Value["baseline"]} {c.Value["challenger"]} {c.Value["delta"]}"));
    }
}
