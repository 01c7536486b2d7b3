using System.Text.Json.Nodes;
using StaticTracker.Diagnostics;
using StaticTracker.Importing;
using StaticTracker.Tests.Architecture;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Docs;

/// <summary>The rules that docs/import.md shows are rules that can be applied, and every format has its section.</summary>
[TestClass]
public sealed class DocumentingTheRules
{
    public static IEnumerable<object[]> Examples =>
        Checkout.Read("docs/import.md").Split("```json")[1..].Select(b => new object[] { b[..b.IndexOf("```", StringComparison.Ordinal)].Trim() });

    [TestMethod]
    [DynamicData(nameof(Examples))]
    public void EachExampleIsSound(string text)
    {
        var example = JsonNode.Parse(text)!.AsObject();
        var settings = example.ContainsKey("import") ? text : $$"""{ "import": { "rules": [ {{text}} ] } }""";
        using var test = new TrackerTest().With("data/tracker.json", settings);

        test.Run("check", "--fix").Exits(ExitCode.Fine);

        Assert.DoesNotContain("warning", test.Out);
    }

    [TestMethod]
    public void EveryFormatThatIsReadIsDescribed()
    {
        var sections = Checkout.Read("docs/import.md").Split('\n').Where(l => l.StartsWith("### ", StringComparison.Ordinal)).Select(l => l.ToLowerInvariant()).ToList();

        Assert.AreEqual("", string.Join(' ', Formats.All.Where(f => !sections.Exists(s => s.Contains(f.Name, StringComparison.Ordinal))).Select(f => f.Name)));
    }
}
