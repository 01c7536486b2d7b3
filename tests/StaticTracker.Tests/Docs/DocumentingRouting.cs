using StaticTracker.Tests.Architecture;
using StaticTracker.Tests.Routing;

namespace StaticTracker.Tests.Docs;

/// <summary>The worked example of docs/routing.md is what the program says.</summary>
[TestClass]
public sealed class DocumentingRouting
{
    [TestMethod]
    public void TheExampleIsWhatTheProgramSays()
    {
        using var test = RoutedData.Ready();
        var blocks = Checkout.Read("docs/routing.md").ReplaceLineEndings("\n").Split("```\n$ tracker ")[1..].Select(b => b[..b.IndexOf("```", StringComparison.Ordinal)]).ToList();

        Assert.HasCount(4, blocks);
        foreach (var block in blocks)
        {
            var end = block.IndexOf('\n', StringComparison.Ordinal);
            test.Run(block[..end].Split(' ')).Exits(0);
            Assert.AreEqual(block[(end + 1)..], test.Out);
        }
    }
}
