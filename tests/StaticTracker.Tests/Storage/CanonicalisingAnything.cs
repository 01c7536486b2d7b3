using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using StaticTracker.Json;
using StaticTracker.Storage;
using JsonNode = System.Text.Json.Nodes.JsonNode;

namespace StaticTracker.Tests.Storage;

/// <summary>What must hold of canonical form for every document, tried on many made by a seeded generator.</summary>
[TestClass]
public sealed class CanonicalisingAnything
{
    public static IEnumerable<object[]> Seeds => Enumerable.Range(1, 200).Select(i => new object[] { i });

    [TestMethod]
    [DynamicData(nameof(Seeds))]
    public void IsDoneAfterOnce(int seed)
    {
        foreach (var form in Forms)
        {
            var once = Apply(form, new DocumentGenerator(seed).Module());

            Assert.AreEqual(Encoding.UTF8.GetString(once), Encoding.UTF8.GetString(Apply(form, once)));
        }
    }

    [TestMethod]
    [DynamicData(nameof(Seeds))]
    public void KeepsEveryValueWithItsDigits(int seed)
    {
        var before = new DocumentGenerator(seed).Module();
        var after = Apply(CanonicalJson.Module, before);

        Assert.AreEqual(Fingerprint(JsonNode.Parse(before)), Fingerprint(JsonNode.Parse(after)));
    }

    [TestMethod]
    [DynamicData(nameof(Seeds))]
    public void ForgetsTheOrderThatThingsStoodIn(int seed)
    {
        var generator = new DocumentGenerator(seed);
        var document = generator.Module();
        var shuffled = generator.Shuffle(document);

        Assert.AreEqual(Encoding.UTF8.GetString(Apply(CanonicalJson.Module, document)), Encoding.UTF8.GetString(Apply(CanonicalJson.Module, shuffled)));
    }

    [TestMethod]
    [DynamicData(nameof(Seeds))]
    public void GivesLinesWithoutCarriageReturnsAndOneNewlineAtTheEnd(int seed)
    {
        var text = Encoding.UTF8.GetString(Apply(CanonicalJson.Module, new DocumentGenerator(seed).Module()));

        Assert.DoesNotContain("\r", text);
        Assert.IsTrue(text.EndsWith("}\n", StringComparison.Ordinal) && !text.EndsWith("\n\n", StringComparison.Ordinal));
    }

    [TestMethod]
    [DynamicData(nameof(Seeds))]
    public void IsToldApartFromEveryOtherForm(int seed)
    {
        var text = new DocumentGenerator(seed).Module();
        var canonical = Apply(CanonicalJson.Module, text);

        Assert.IsTrue(IsCanonical(canonical));
        Assert.AreEqual(text.AsSpan().SequenceEqual(canonical), IsCanonical(text));
        Assert.IsFalse(IsCanonical(canonical[..^1]));
        Assert.IsFalse(IsCanonical([.. canonical, (byte)'\n']));
    }

    [TestMethod]
    public void WritesEmojiAndLettersAsTheyAre()
    {
        var text = Encoding.UTF8.GetString(Apply(CanonicalJson.Module, """{"module_name":"\ud83c\udf89 \u00e9 \u2028 <\/script> \u0001\u007f\t"}"""u8.ToArray()));

        Assert.AreEqual("{\n  \"module_name\": \"🎉 é \u2028 </script> \\u0001\u007f\\t\"\n}\n", text);
    }

    [TestMethod]
    public void KeepsUnknownKeysBehindTheKnownOnes()
    {
        var text = Encoding.UTF8.GetString(Apply(CanonicalJson.Module, """{"zebra":1.50,"experiments":[],"Ape":{"b":1,"a":[2e3,-0.0]},"module_id":"m01"}"""u8.ToArray()));

        Assert.AreEqual(
            "{\n  \"module_id\": \"m01\",\n  \"experiments\": [],\n  \"Ape\": {\n    \"a\": [\n      2e3,\n      -0.0\n    ],\n    \"b\": 1\n  },\n  \"zebra\": 1.50\n}\n", text);
    }

    private static Func<JsonTree, byte[]>[] Forms => [CanonicalJson.Module, CanonicalJson.Settings, CanonicalJson.Verdicts, CanonicalJson.Items, CanonicalJson.Details];

    private static bool IsCanonical(byte[] text)
    {
        using var tree = JsonTree.Parse(text);
        return CanonicalJson.Holds(tree, Shape.Module);
    }

    private static byte[] Apply(Func<JsonTree, byte[]> form, byte[] text)
    {
        using var tree = JsonTree.Parse(text);
        return form(tree);
    }

    /// <summary>A document as text in which order of keys and of elements plays no part, but every digit does.</summary>
    private static string Fingerprint(JsonNode? node) => node switch
    {
        null => "null",
        JsonObject o => "{" + string.Join(',', o.Select(m => JsonSerializer.Serialize(m.Key) + ":" + Fingerprint(m.Value)).Order(StringComparer.Ordinal)) + "}",
        JsonArray a => "[" + string.Join(',', a.Select(Fingerprint).Order(StringComparer.Ordinal)) + "]",
        _ => node.GetValueKind() == JsonValueKind.String ? JsonSerializer.Serialize(node.GetValue<string>()) : node.ToJsonString(),
    };
}
