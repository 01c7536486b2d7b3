using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using StaticTracker.Json;
using StaticTracker.Prompts;
using StaticTracker.Tests.Architecture;

namespace StaticTracker.Tests.Prompts;

/// <summary>The specification in docs/prompts.md, and its vectors, which were computed by another program.</summary>
[TestClass]
public sealed class HashingPrompts
{
    public static IEnumerable<object[]> Vectors => Documented().Select(v => new object[] { (string)v!["name"]! });

    [TestMethod]
    [DynamicData(nameof(Vectors))]
    public void GivesTheDocumentedBytesAndHash(string name)
    {
        var vector = Documented().Single(v => (string?)v!["name"] == name)!;
        var content = ContentOf(RawPrompt(name));

        Assert.AreEqual((string)vector["canonical"]!, Encoding.UTF8.GetString(PromptHash.Canonical(content)));
        Assert.AreEqual((string)vector["prompt_hash"]!, PromptHash.Of(content));
        Assert.AreEqual((string)vector["prompt_hash"]!, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes((string)vector["canonical"]!))));
    }

    [TestMethod]
    public void DoesNotDependOnLineEndsOrTheEndOfTheText()
    {
        var hash = PromptHash.Of(new PromptContent { TaskPrompt = "a\nb", RolePrompts = [new("r", "c\n\nd")] });

        Assert.AreEqual(hash, PromptHash.Of(new PromptContent { TaskPrompt = "a\r\nb\r\n", RolePrompts = [new("r", "c\r\rd \t\r\n")] }));
    }

    [TestMethod]
    public void DoesNotDependOnTheOrderOfKeys() => Assert.AreEqual(
        PromptHash.Of(new PromptContent { RoleModels = [new("a", "x"), new("b", "y")], Decoding = """{"p":1,"q":{"s":2,"t":[3]}}""" }),
        PromptHash.Of(new PromptContent { RoleModels = [new("b", "y"), new("a", "x")], Decoding = """{"q":{"t":[3.0],"s":2e0},"p":1}""" }));

    [TestMethod]
    [DataRow("x ", "x  y", DisplayName = "white space inside")]
    [DataRow("x\ny", "x \ny", DisplayName = "white space at the end of a line")]
    [DataRow("é", "e\u0301", DisplayName = "other code points")]
    [DataRow("x", " x", DisplayName = "white space at the start")]
    [DataRow("x", "x\u00a0", DisplayName = "another white space at the end")]
    public void TellsTextsApartThatAModelSees(string one, string other) =>
        Assert.AreNotEqual(PromptHash.Of(new PromptContent { TaskPrompt = one }), PromptHash.Of(new PromptContent { TaskPrompt = other }));

    [TestMethod]
    public void KeepsStopSequencesApart() =>
        Assert.AreNotEqual(PromptHash.Of(new PromptContent { Decoding = """{"stop":["\n"]}""" }), PromptHash.Of(new PromptContent { Decoding = """{"stop":["\n\n"]}""" }));

    [TestMethod]
    [DataRow("0", "0")]
    [DataRow("-0", "0")]
    [DataRow("1.0", "1")]
    [DataRow("0.70", "0.7")]
    [DataRow("100", "100")]
    [DataRow("1e2", "100")]
    [DataRow("123456789012345680000", "123456789012345680000")]
    [DataRow("1e21", "1e+21")]
    [DataRow("1.5E+300", "1.5e+300")]
    [DataRow("0.000001", "0.000001")]
    [DataRow("0.0000001", "1e-7")]
    [DataRow("-12.50", "-12.5")]
    [DataRow("5e-324", "5e-324")]
    [DataRow("1.7976931348623157e308", "1.7976931348623157e+308")]
    [DataRow("9007199254740992", "9007199254740992")]
    public void WritesNumbersAsEcmaScriptDoes(string json, string canonical) => Assert.AreEqual(canonical, NumberText.Of(json));

    [TestMethod]
    [DataRow("9007199254740993")]
    [DataRow("0.1000000000000000055511151231257827")]
    [DataRow("1e400")]
    [DataRow("1e-400")]
    [DataRow("1e99999999999999999999")]
    public void RefusesNumbersThatWouldBecomeOthers(string json) => Assert.IsNull(NumberText.Of(json));

    private static JsonArray Documented()
    {
        var doc = Checkout.Read("docs/prompts.md");
        var start = doc.IndexOf("```json\n[", StringComparison.Ordinal) + "```json\n".Length;
        return System.Text.Json.Nodes.JsonNode.Parse(doc[start..doc.IndexOf("```", start, StringComparison.Ordinal)])!.AsArray();
    }

    /// <summary>The prompt of a vector as it stands in the docs, with the digits that its numbers have there.</summary>
    private static string RawPrompt(string name)
    {
        var doc = Checkout.Read("docs/prompts.md");
        var at = doc.IndexOf($"\"name\": \"{name}\"", StringComparison.Ordinal);
        var start = doc.IndexOf("\"prompt\": ", at, StringComparison.Ordinal) + "\"prompt\": ".Length;
        return doc[start..doc.IndexOf(",\n    \"canonical\"", start, StringComparison.Ordinal)];
    }

    private static PromptContent ContentOf(string json)
    {
        using var tree = JsonTree.Parse(Encoding.UTF8.GetBytes(json));
        return SnapshotText.Read(tree.Root)!;
    }
}
