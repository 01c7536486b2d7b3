namespace StaticTracker.Tests.JsonSchema;

[TestClass]
public sealed class KeysNobodyKnows
{
    private const string Schema = """
        {"properties":{"title":{},"links":{"additionalProperties":{}},"free":{"type":"object"},"parts":{"items":{"$ref":"#/$defs/part"}}},
         "$defs":{"part":{"allOf":[{"properties":{"id":{}}},{"properties":{"weight":{}},"patternProperties":{"^x-":{}}}]}}}
        """;

    [TestMethod]
    public void AreToldWithTheNameTheyMayMean() => Assert.AreEqual(
        "/tilte title; /parts/0/wieght weight; /parts/0/colour ",
        Unknown("""{"tilte":1,"parts":[{"id":1,"wieght":2,"x-a":3,"colour":4}]}"""));

    [TestMethod]
    public void AreNoneWhereASchemaLooksAtThem() => Assert.AreEqual(
        "", Unknown("""{"title":1,"links":{"any":1},"free":{"any":1},"parts":[{"id":1,"weight":2}]}"""));

    [TestMethod]
    public void AreNotOfferedANameThatIsTaken() => Assert.AreEqual("/titel ", Unknown("""{"title":1,"titel":2}"""));

    [TestMethod]
    public void ShowInTheQuickPass()
    {
        var schema = SchemaTest.Load(Schema);
        using var with = SchemaTest.Parse("""{"tilte":1}""");
        using var without = SchemaTest.Parse("""{"title":1}""");

        Assert.IsTrue(schema.IsValid(with.Root, out var some));
        Assert.IsTrue(schema.IsValid(without.Root, out var none));
        Assert.IsTrue(some);
        Assert.IsFalse(none);
    }

    private static string Unknown(string json)
    {
        var schema = SchemaTest.Load(Schema);
        using var tree = SchemaTest.Parse(json);
        return string.Join("; ", schema.FindUnknownKeys(tree.Root).Select(k => $"{k.InstancePath} {k.DidYouMean}"));
    }
}
