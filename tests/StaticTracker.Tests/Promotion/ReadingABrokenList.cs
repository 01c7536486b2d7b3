using System.Text.Json.Nodes;

namespace StaticTracker.Tests.Promotion;

/// <summary>A list of promotions that a merge left open: what is active is not known, and "nothing was promoted" would be a false word.</summary>
[TestClass]
public sealed class ReadingABrokenList
{
    [TestMethod]
    public void IsUnknownAndNotNothing()
    {
        using var test = GoingBack.Three();
        test.With("data/promotions/m01.json", "<<<<<<< HEAD\n" + test.Read("data/promotions/m01.json"));

        test.Run("status").Exits(1);
        StringAssert.Contains(test.Out, "active:\n  m01  unknown: its list of promotions cannot be read\n", StringComparison.Ordinal);
        Assert.DoesNotContain("nothing was ever promoted", test.Out);

        test.Run("status", "--json").Exits(1);
        var active = JsonNode.Parse(test.Out)!["active"]!.AsObject();
        Assert.IsTrue(active.ContainsKey("m01") && active["m01"] is null, test.Out);
    }
}
