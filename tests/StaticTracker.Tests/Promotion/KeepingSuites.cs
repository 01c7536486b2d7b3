using System.Text.Json.Nodes;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Promotion;

[TestClass]
public sealed class KeepingSuites
{
    private static readonly Result s_first = new("v1", "a", "r1:PPFF", "r2:PFPF") { DatasetVersion = "v1" };

    [TestMethod]
    public void TakesTheItemsOfAnExperimentWithTheirTagsAndTexts()
    {
        using var test = Ready();

        test.Run("benchmark", "add", "core", "m01@v1/a", "--description", "all of them").Exits(0);

        Assert.AreEqual("added core@v1: 4 items of m01\n", test.Out);
        var suite = JsonNode.Parse(test.Read("data/benchmarks/core@v1.json"))!;
        Assert.AreEqual("""["i01","i02","i03","i04"]""", new JsonArray([.. suite["items"]!.AsArray().Select(i => i!["id"]!.DeepClone())]).ToJsonString());
        Assert.AreEqual("medical", (string?)suite["items"]![0]!["category"]);
        Assert.AreEqual(new string('a', 64), (string?)suite["items"]![0]!["text_sha256"]);
        test.Run("check", "{project}/data/benchmarks/core@v1.json").Exits(0);
    }

    [TestMethod]
    public void RoundTripsByteForByte()
    {
        using var test = Ready();
        test.Run("benchmark", "add", "core", "m01@v1/a").Exits(0);
        var text = test.Read("data/benchmarks/core@v1.json");

        test.Run("check", "--fix").Exits(0);

        Assert.AreEqual(text, test.Read("data/benchmarks/core@v1.json"));
    }

    [TestMethod]
    public void TheSameItemsAgainAddNothing()
    {
        using var test = Ready();
        test.Run("benchmark", "add", "core", "m01@v1/a").Exits(0);

        test.Run("benchmark", "add", "core", "m01@v1/a").Exits(0);

        StringAssert.StartsWith(test.Out, "is there already: core@v1");
    }

    [TestMethod]
    public void OtherItemsAreAnotherVersion()
    {
        using var test = Ready();
        test.Run("benchmark", "add", "core", "m01@v1/a").Exits(0);

        test.RunWithInput("i03\thard\ni01\n", "benchmark", "add", "core", "m01@v1/a", "--items", "-").Exits(1);
        StringAssert.Contains(test.Err, "ST851");
        test.RunWithInput("i03\thard\ni01\n", "benchmark", "add", "core", "m01@v1/a", "--items", "-", "--suite-version", "v2").Exits(0);

        var items = JsonNode.Parse(test.Read("data/benchmarks/core@v2.json"))!["items"]!;
        Assert.AreEqual("i01 medical i03 hard", $"{items[0]!["id"]} {items[0]!["category"]} {items[1]!["id"]} {items[1]!["category"]}");
        test.Run("benchmark", "show", "core").Exits(0);
        StringAssert.StartsWith(test.Out, "core@v2: 2 items of m01");
        StringAssert.Contains(test.Out, "m01_v1_a_20260120  v1 on a  2 of 2");
    }

    [TestMethod]
    [DataRow("i09\n", "1 item of the list is not in this experiment: i09")]
    [DataRow("i01\ni01\n", "the list names 'i01' twice")]
    [DataRow("\n", "the list names no item")]
    public void AListThatDoesNotFitIsRefused(string list, string said)
    {
        using var test = Ready();

        test.RunWithInput(list, "benchmark", "add", "core", "m01@v1/a", "--items", "-").Exits(1);

        StringAssert.Contains(test.Err, said);
        Assert.IsFalse(test.Has("data/benchmarks/core@v1.json"));
    }

    [TestMethod]
    [DataRow("Core", "cannot be the name of a suite")]
    [DataRow("../core", "cannot be the name of a suite")]
    public void ANameThatIsNoneIsMisuse(string name, string said)
    {
        using var test = Ready();

        test.Run("benchmark", "add", name, "m01@v1/a").Exits(2);

        StringAssert.Contains(test.Err, said);
    }

    [TestMethod]
    public void AnExperimentWithoutVerdictsHasNoItems()
    {
        using var test = new TrackerTest().WithResults(new Result("v1", "a") { Totals = (5, 5) });

        test.Run("benchmark", "add", "core", "m01@v1/a").Exits(1);

        StringAssert.Contains(test.Err, "ST852");
    }

    [TestMethod]
    public void VerifyTellsATextThatIsAnother()
    {
        using var test = Ready();
        test.Run("benchmark", "add", "core", "m01@v1/a").Exits(0);
        test.Run("benchmark", "verify").Exits(0);
        Assert.AreEqual("core@v1: 4 items, 1 text known here, used by 0 reports\n", test.Out);

        test.With("data/items/m01/default@v1.json", Items('b'));

        test.Run("benchmark", "verify").Exits(1);
        StringAssert.Contains(test.Err, "'i01' has another text in data/items/m01/default@v1.json");
        test.Run("benchmark", "verify", "--json").Exits(1);
        var suite = System.Text.Json.Nodes.JsonNode.Parse(test.Out)!["suites"]![0]!;
        Assert.AreEqual("core v1 4 0 0", $"{suite["suite"]} {suite["version"]} {suite["items"]} {suite["texts_known"]} {suite["reports"]}");
        Assert.AreEqual("""[{"item":"i01","file":"data/items/m01/default@v1.json"}]""", suite["other_texts"]!.ToJsonString());
        StringAssert.Contains(test.Err, "has another text");
    }

    [TestMethod]
    public void VerifyAnswersInJsonWhereThereIsNothing()
    {
        using var test = new TrackerTest();
        test.With("data/tracker.json", "{}");

        test.Run("benchmark", "verify", "--json").Exits(0);

        Assert.AreEqual("""{"suites":[]}""", System.Text.Json.Nodes.JsonNode.Parse(test.Out)!.ToJsonString());
    }

    [TestMethod]
    public void ListsThem()
    {
        using var test = Ready();
        test.Run("benchmark").Exits(0);
        Assert.AreEqual("", test.Out);
        test.Run("benchmark", "add", "core", "m01@v1/a").Exits(0);

        test.Run("benchmark", "list").Exits(0);

        Assert.AreEqual("core@v1  m01  4 items  1 category\n", test.Out);
        test.Run("benchmark", "show", "cors").Exits(1);
        StringAssert.Contains(test.Err, "did you mean 'core'?");
    }

    private static TrackerTest Ready() => new TrackerTest().WithResults(s_first).With("data/items/m01/default@v1.json", Items('a'));

    private static string Items(char hash) => $$"""{"items":[{"id":"i01","text_sha256":"{{new string(hash, 64)}}","tags":["medical","x"]}]}""";
}
