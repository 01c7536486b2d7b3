using StaticTracker.JsonSchema;

namespace StaticTracker.Tests.JsonSchema;

[TestClass]
public sealed class SchemasThatCannotBeUsed
{
    [TestMethod]
    [DataRow("{", "#")]
    [DataRow("[]", "#")]
    [DataRow("""{"minimun":1}""", "#/minimun")]
    [DataRow("""{"properties":{"a":{"type":"strnig"}}}""", "#/properties/a/type")]
    [DataRow("""{"minLength":-1}""", "#/minLength")]
    [DataRow("""{"minimum":"1"}""", "#/minimum")]
    [DataRow("""{"multipleOf":0}""", "#/multipleOf")]
    [DataRow("""{"required":["a","a"]}""", "#/required")]
    [DataRow("""{"pattern":"(a"}""", "#/pattern")]
    [DataRow("""{"patternProperties":{"\\a":{}}}""", "#/patternProperties")]
    [DataRow("""{"allOf":[]}""", "#/allOf")]
    [DataRow("""{"$ref":"#/$defs/x"}""", "#/$ref")]
    [DataRow("""{"$ref":"#nowhere"}""", "#/$ref")]
    [DataRow("""{"$ref":"https://x.example/other"}""", "#/$ref")]
    [DataRow("""{"$schema":"http://json-schema.org/draft-07/schema#"}""", "#/$schema")]
    [DataRow("""{"$ref":"#"}""", "#")]
    [DataRow("""{"anyOf":[{"type":"null"},{"$ref":"#"}]}""", "#")]
    [DataRow("""{"$defs":{"a":{"$id":"x"},"b":{"$id":"x"}}}""", "#/$defs/b")]
    public void AreRefusedWithTheirPlace(string schema, string location) => Assert.AreEqual(location, SchemaTest.Refused(schema).Location);

    [TestMethod]
    public void TellLineAndColumn()
    {
        var refused = SchemaTest.Refused("{\n  \"typ\": \"string\"\n}");
        Assert.AreEqual((2, 3), (refused.Position.Line, refused.Position.Column));
        StringAssert.Contains(refused.Message, "\"typ\"", StringComparison.Ordinal);
    }

    [TestMethod]
    public void MayHoldUnknownKeywordsWhereThatIsAsked() =>
        Assert.IsTrue(SchemaTest.Accepts("""{"x-note":1}""", "2", new SchemaOptions { IgnoreUnknownKeywords = true }));

    [TestMethod]
    public void IncludeFormatsThatCannotBeAsserted() =>
        Assert.AreEqual("#/format", SchemaTest.Refused("""{"format":"idn-hostname"}""", new SchemaOptions { AssertFormats = true }).Location);
}
