using StaticTracker.JsonSchema;

namespace StaticTracker.Tests.JsonSchema;

[TestClass]
public sealed class EachKeyword
{
    [TestMethod]
    [DataRow("""{"type":"integer"}""", "7.0", "7.5")]
    [DataRow("""{"type":"integer"}""", "250e-1", "25e-1")]
    [DataRow("""{"type":["string","null"]}""", "null", "0")]
    [DataRow("""{"type":"boolean"}""", "false", "0")]
    [DataRow("""{"enum":["a",1,{"x":[2.0]}]}""", """{"x":[2]}""", """{"x":[3]}""")]
    [DataRow("""{"enum":["caf\u00e9"]}""", "\"café\"", "\"cafe\"")]
    [DataRow("""{"const":{"a":1,"b":2}}""", """{"b":2.0,"a":1e0}""", """{"a":1}""")]
    [DataRow("""{"minimum":-2}""", "-2.0", "-2.01")]
    [DataRow("""{"maximum":100}""", "100.000", "100.001")]
    [DataRow("""{"maximum":9007199254740991}""", "9007199254740991", "9007199254740992")]
    [DataRow("""{"maximum":123456789012345678901234567890}""", "123456789012345678901234567890", "123456789012345678901234567891")]
    [DataRow("""{"exclusiveMinimum":0}""", "1e-400", "-0.0")]
    [DataRow("""{"exclusiveMaximum":1e400}""", "9e399", "10e399")]
    [DataRow("""{"multipleOf":0.1}""", "0.3", "0.35")]
    [DataRow("""{"multipleOf":0.01}""", "1e400", "1e-3")]
    [DataRow("""{"multipleOf":7}""", "7e30", "1e30")]
    [DataRow("""{"minLength":2}""", "\"é€\"", "\"🐲\"")]
    [DataRow("""{"maxLength":1}""", "\"\\ud83d\\udc32\"", "\"ab\"")]
    [DataRow("""{"pattern":"^[a-z][0-9]{0,2}$"}""", "\"a12\"", "\"a123\"")]
    [DataRow("""{"pattern":"b+"}""", "\"abc\"", "\"ac\"")]
    [DataRow("""{"prefixItems":[{"type":"string"}],"items":{"type":"number"}}""", "[\"a\",1]", "[\"a\",\"b\"]")]
    [DataRow("""{"minItems":1,"maxItems":2}""", "[1,2]", "[]")]
    [DataRow("""{"uniqueItems":true}""", "[1,\"1\",true,[1],{\"a\":1}]", "[{\"a\":1,\"b\":2},{\"b\":2.0,\"a\":1}]")]
    [DataRow("""{"contains":{"const":1},"maxContains":2}""", "[1,0,1]", "[1,1,1]")]
    [DataRow("""{"contains":{"const":1},"minContains":0}""", "[]", null)]
    [DataRow("""{"required":["a","b"]}""", """{"b":1,"a":2}""", """{"a":1}""")]
    [DataRow("""{"minProperties":1,"maxProperties":1}""", """{"a":1}""", """{"a":1,"b":2}""")]
    [DataRow("""{"properties":{"a":{"type":"string"}}}""", """{"b":1}""", """{"a":1}""")]
    [DataRow("""{"properties":{"a":{"type":"string"}}}""", """{"\u0061":"x"}""", """{"\u0061":1}""")]
    [DataRow("""{"patternProperties":{"^n_":{"type":"number"}},"additionalProperties":false}""", """{"n_x":1}""", """{"m":1}""")]
    [DataRow("""{"propertyNames":{"maxLength":2}}""", """{"ab":1}""", """{"abc":1}""")]
    [DataRow("""{"dependentRequired":{"a":["b"]}}""", """{"b":1}""", """{"a":1}""")]
    [DataRow("""{"dependentSchemas":{"a":{"minProperties":2}}}""", """{"a":1,"c":1}""", """{"a":1}""")]
    [DataRow("""{"allOf":[{"minimum":1},{"maximum":2}]}""", "2", "3")]
    [DataRow("""{"anyOf":[{"type":"string"},{"minimum":5}]}""", "6", "4")]
    [DataRow("""{"oneOf":[{"multipleOf":2},{"multipleOf":3}]}""", "4", "6")]
    [DataRow("""{"not":{"type":"null"}}""", "0", "null")]
    [DataRow("""{"if":{"minimum":10},"then":{"multipleOf":10},"else":{"minimum":1}}""", "20", "15")]
    [DataRow("""{"$ref":"#/$defs/a~1b","$defs":{"a/b":{"type":"null"}}}""", "null", "1")]
    [DataRow("""{"$ref":"#x","$defs":{"q":{"$anchor":"x","type":"null"}}}""", "null", "1")]
    [DataRow("""{"allOf":[{"properties":{"a":true}}],"unevaluatedProperties":false}""", """{"a":1}""", """{"a":1,"b":1}""")]
    [DataRow("""{"allOf":[{"prefixItems":[true]}],"unevaluatedItems":{"type":"string"}}""", "[1,\"a\"]", "[1,2]")]
    [DataRow("""{"$id":"https://x.example/t","$dynamicAnchor":"n","properties":{"c":{"$dynamicRef":"#n"}},"type":"object"}""", """{"c":{"c":{}}}""", """{"c":{"c":1}}""")]
    public void TakesTheOneAndRefusesTheOther(string schema, string good, string? bad)
    {
        Assert.IsTrue(SchemaTest.Accepts(schema, good), good);
        Assert.IsFalse(bad is not null && SchemaTest.Accepts(schema, bad), bad);
    }

    [TestMethod]
    [DataRow("date-time", "2026-01-20T00:31:46Z", "2026-02-30T00:31:46Z")]
    [DataRow("time", "23:59:60Z", "22:59:60Z")]
    [DataRow("duration", "P1DT12H", "P1H")]
    [DataRow("ipv6", "::ffff:1.2.3.4", "1::2::3")]
    [DataRow("hostname", "a-b.example", "-a.example")]
    [DataRow("email", "a.b@example.org", "a..b@example.org")]
    [DataRow("uri", "https://[::1]:80/a?b#c", "a/b")]
    [DataRow("uri-template", "/x{?y*,z:3}", "/x{?y")]
    [DataRow("json-pointer", "/a~0b", "/a~2b")]
    [DataRow("uuid", "2eb8aa08-aa98-11ea-b4aa-73b441d16380", "2eb8aa08aa9811eab4aa73b441d16380")]
    [DataRow("regex", "^a+$", "^a(+$")]
    public void ChecksFormatsWhereAsked(string format, string good, string bad)
    {
        var schema = $$"""{"format":"{{format}}"}""";
        var options = new SchemaOptions { AssertFormats = true };
        Assert.IsTrue(SchemaTest.Accepts(schema, $"\"{good}\"", options));
        Assert.IsFalse(SchemaTest.Accepts(schema, $"\"{bad}\"", options));
        Assert.IsTrue(SchemaTest.Accepts(schema, $"\"{bad}\""));
    }

    [TestMethod]
    public void FindsOtherSchemasInWhatIsSuppliedOnly()
    {
        var remotes = new Dictionary<string, ReadOnlyMemory<byte>> { ["https://x.example/b/other"] = """{"type":"null"}"""u8.ToArray() };
        var options = new SchemaOptions { BaseUri = "https://x.example/a/main", Remotes = remotes };

        Assert.IsFalse(SchemaTest.Accepts("""{"$ref":"../b/other"}""", "1", options));
        StringAssert.Contains(SchemaTest.Refused("""{"$ref":"../c/other"}""", options).Message, "https://x.example/c/other", StringComparison.Ordinal);
    }

    [TestMethod]
    public void KnowsItsOwnMetaSchema()
    {
        const string Schema = """{"$ref":"https://json-schema.org/draft/2020-12/schema"}""";
        Assert.IsTrue(SchemaTest.Accepts(Schema, """{"properties":{"a":{"minLength":1}}}"""));
        Assert.IsFalse(SchemaTest.Accepts(Schema, """{"properties":{"a":{"minLength":-1}}}"""));
    }
}
