using System.Text.Json.Nodes;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Routing;

[TestClass]
public sealed class ExplainingAChoice
{
    [TestMethod]
    public void SaysWhatIsExpectedAndWhatMovesIt()
    {
        using var test = Trained();

        test.Run("route", "explain", "m01", "i001").Exits(0);

        var lines = test.Out.Split('\n');
        Assert.AreEqual("m01@router-v1 chooses v1/a for i001", lines[0]);
        StringAssert.StartsWith(lines[2], "* v1/a");
        StringAssert.Contains(lines[2], "500 ms");
        StringAssert.Matches(lines[2], new(@"tag:(list|question) \+\d"));
        StringAssert.Matches(lines[3], new(@"^  v2/b .*tag:(list|question) −\d"));
    }

    [TestMethod]
    public void IsOfTheItemsKind()
    {
        using var test = Trained();

        test.Run("route", "explain", "m01", "i002", "--format", "json").Exits(0);

        var found = JsonNode.Parse(test.Out)!;
        Assert.AreEqual("v2/b", (string?)found["choice"]);
        Assert.IsGreaterThan((double)found["candidates"]![0]!["chance"]!, (double)found["candidates"]![1]!["chance"]!);
        Assert.IsGreaterThan(0, (double)found["candidates"]![1]!["moved_by"]![0]!["points"]!);
    }

    [TestMethod]
    public void AnItemThatIsNotThereIsSaid()
    {
        using var test = Trained();

        test.Run("route", "explain", "m01", "i0001").Exits(1);

        StringAssert.Contains(test.Err, "data/items/m01/default@d1.json: error ST897: there is no item 'i0001'; did you mean 'i000'?");
    }

    [TestMethod]
    public void AnItemThatIsNewIsExplainedByItsText()
    {
        using var test = Trained();

        test.Run("route", "explain", "m01", "--text", "Which of these is it?", "--tag", "question").Exits(0);
        StringAssert.StartsWith(test.Out, "m01@router-v1 chooses v1/a for this text\n");
        test.RunWithInput("Soap, two bars", "route", "explain", "m01", "--text", "-", "--tag", "list", "--json").Exits(0);

        Assert.AreEqual("v2/b", (string?)JsonNode.Parse(test.Out)!["choice"]);
        Assert.IsNull(JsonNode.Parse(test.Out)!["item"]);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("i001 --text x")]
    [DataRow("i001 --tag list")]
    [DataRow("--language en")]
    public void EitherAnItemOrATextIsNamed(string args)
    {
        using var test = Trained();

        test.Run(["route", "explain", "m01", .. args.Split(' ', StringSplitOptions.RemoveEmptyEntries)]).Exits(2);

        StringAssert.Contains(test.Err, "name an item by its id, or give its --text");
    }

    private static TrackerTest Trained() => RoutedData.Ready().Run("route", "train", "m01").Exits(0);
}
