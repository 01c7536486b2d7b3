using System.Text.Json.Nodes;
using StaticTracker.Checking;
using StaticTracker.Tests.Architecture;

namespace StaticTracker.Tests.Docs;

[TestClass]
public sealed class DocumentingTheDataFormat
{
    public static IEnumerable<object[]> Schemas => SchemaSet.FileNames.Select(n => new object[] { n });

    [TestMethod]
    [DynamicData(nameof(Schemas))]
    public void NamesEveryKeyOfTheSchema(string name)
    {
        var doc = Checkout.Read("docs/data-format.md");
        var missing = KeysOf(JsonNode.Parse(SchemaSet.Text(name))!).Distinct().Where(key => !doc.Contains($"`{key}`", StringComparison.Ordinal));

        Assert.AreEqual("", string.Join(' ', missing));
    }

    private static IEnumerable<string> KeysOf(JsonNode node)
    {
        switch (node)
        {
            case JsonObject o:
                var own = o["properties"] is JsonObject properties ? properties.Select(p => p.Key) : [];
                return own.Concat(o.Where(m => m.Value is not null).SelectMany(m => KeysOf(m.Value!)));
            case JsonArray a:
                return a.Where(e => e is not null).SelectMany(e => KeysOf(e!));
            default:
                return [];
        }
    }
}
