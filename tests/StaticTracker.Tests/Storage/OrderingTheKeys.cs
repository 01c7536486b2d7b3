using System.Text.Json.Nodes;
using StaticTracker.Checking;
using StaticTracker.Storage;

namespace StaticTracker.Tests.Storage;

/// <summary>Canonical form orders keys as the schemas do: two tables that must say the same.</summary>
[TestClass]
public sealed class OrderingTheKeys
{
    private static readonly (DataKind Kind, Shape Shape)[] s_kinds =
    [
        (DataKind.Module, Shape.Module), (DataKind.Settings, Shape.Settings), (DataKind.Items, Shape.Items), (DataKind.Details, Shape.Details),
        (DataKind.Verdicts, Shape.Verdicts), (DataKind.Bundle, Shape.Bundle), (DataKind.Run, Shape.Run),
        (DataKind.Benchmark, Shape.Benchmark), (DataKind.Promotions, Shape.Promotions), (DataKind.PromotionReport, Shape.PromotionReport),
    ];

    public static IEnumerable<object[]> Kinds => s_kinds.Select(k => new object[] { k.Kind });

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public void FollowsTheSchema(DataKind kind)
    {
        var schema = JsonNode.Parse(SchemaSet.Text(SchemaSet.FileNameOf(kind)))!;

        Compare(schema, schema, s_kinds.Single(k => k.Kind == kind).Shape, "#");
    }

    private static void Compare(JsonNode root, JsonNode schema, Shape shape, string path)
    {
        if (schema["$ref"] is { } reference)
        {
            schema = root["$defs"]![((string)reference!)["#/$defs/".Length..]]!;
        }

        if (schema["properties"] is JsonObject properties)
        {
            Assert.AreEqual(string.Join(' ', properties.Select(p => p.Key)), string.Join(' ', shape.Keys), path);
            foreach (var (name, inner) in properties)
            {
                Compare(root, inner!, shape.Member(name), $"{path}/{name}");
            }
        }

        if (schema["additionalProperties"] is JsonObject values)
        {
            Compare(root, values, shape.Member("any name"), path + "/*");
        }

        if (schema["items"] is JsonObject elements)
        {
            Compare(root, elements, shape.Element, path + "/[]");
        }
    }
}
