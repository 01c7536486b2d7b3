using System.Text;
using StaticTracker.Json;
using StaticTracker.JsonSchema;

namespace StaticTracker.Tests.JsonSchema;

[TestClass]
public sealed class HostileDocuments
{
    private const string Tree = """{"type":"array","items":{"$ref":"#"}}""";

    [TestMethod]
    public void NestedAsDeepAsTheReaderAllowsAreDecided()
    {
        var text = Encoding.UTF8.GetBytes(new string('[', 400) + new string(']', 400));
        using var tree = JsonTree.TryParse(text, out _, maxDepth: 500)!;
        Assert.IsTrue(SchemaTest.Load(Tree).IsValid(tree.Root));
    }

    [TestMethod]
    public void NestedBeyondTheStackStopWithAnError()
    {
        const int Depth = 200_000;
        var text = Encoding.UTF8.GetBytes(new string('[', Depth) + new string(']', Depth));
        using var tree = JsonTree.TryParse(text, out _, maxDepth: Depth + 1)!;
        var schema = SchemaTest.Load(Tree);
        Assert.ThrowsExactly<SchemaException>(() => schema.IsValid(tree.Root));
    }

    [TestMethod]
    [DataRow("^(a+)+$")]
    [DataRow("^(a|a)*$")]
    [DataRow("(x+x+)+y")]
    public void CannotMakeAPatternRunAway(string pattern) =>
        Assert.IsFalse(SchemaTest.Accepts($$"""{"pattern":"{{pattern}}"}""", $"\"{new string('a', 50_000)}!{new string('x', 5_000)}\""));

    [TestMethod]
    public void WithAPatternThatMustGoBackAreCutOff() =>
        Assert.IsFalse(SchemaTest.Accepts("""{"pattern":"^(?=(a+)+b)a"}""", $"\"{new string('a', 60)}\""));

    [TestMethod]
    public void WithManyEqualLookingElementsAreDecided()
    {
        var numbers = string.Join(',', Enumerable.Range(0, 50_000).Select(i => $"{{\"k\":{50_000 - i}.0}}"));
        Assert.IsTrue(SchemaTest.Accepts("""{"uniqueItems":true}""", $"[{numbers}]"));
        Assert.IsFalse(SchemaTest.Accepts("""{"uniqueItems":true}""", $"[{numbers},{{\"k\":50}}]"));
    }

    [TestMethod]
    public void WithNumbersOfAMillionDigitsAreDecided()
    {
        var digits = "1" + new string('3', 1_000_000);
        Assert.IsTrue(SchemaTest.Accepts("""{"type":"integer","minimum":5}""", digits));
        Assert.IsFalse(SchemaTest.Accepts("""{"multipleOf":7}""", digits + "1"));
        Assert.IsTrue(SchemaTest.Accepts("""{"multipleOf":2}""", "1e999999999999999999999"));
    }

    [TestMethod]
    public void WithErrorsWithoutEndAreToldAThousand()
    {
        using var tree = SchemaTest.Parse("[" + string.Join(',', Enumerable.Repeat("1", 20_000)) + "]");
        Assert.HasCount(1000, SchemaTest.Load("""{"items":{"type":"string"}}""").Validate(tree.Root));
    }

    [TestMethod]
    public void AreJudgedAlikeByManyThreads()
    {
        var schema = SchemaTest.Load("""{"items":{"pattern":"^[^\\s]+$","uniqueItems":true}}""");
        using var tree = SchemaTest.Parse("[" + string.Join(',', Enumerable.Range(0, 500).Select(i => $"\"ü{i}\"")) + "]");
        Parallel.For(0, 16, _ => Assert.IsTrue(schema.IsValid(tree.Root)));
    }
}
