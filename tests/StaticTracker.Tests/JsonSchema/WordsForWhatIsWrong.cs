namespace StaticTracker.Tests.JsonSchema;

[TestClass]
public sealed class WordsForWhatIsWrong
{
    private const string Suggestion = """
        {"type":"object","required":["model","status"],"additionalProperties":false,
         "properties":{"model":{"type":"string"},"status":{"enum":["applied","pending"]},"total":{"type":"integer","minimum":0}}}
        """;

    [TestMethod]
    public void NameTheMissingKeyAtItsObject() => Assert.AreEqual(
        "1:1  [#/required] \"model\" is missing", SchemaTest.Errors(Suggestion, """{"status":"applied"}"""));

    [TestMethod]
    public void NameTheMistypedKeyBesideTheMissingOne() => Assert.AreEqual(
        """
        1:1  [#/required] "model" is missing (is it meant by "modle"?)
        1:22 /modle [#/additionalProperties] "modle" is not allowed here (did you mean "model"?)
        """,
        SchemaTest.Errors(Suggestion, """{"status":"applied", "modle":"x"}"""));

    [TestMethod]
    public void NameTheKeysThatMayStandThereWhereNoneIsNear() => Assert.AreEqual(
        """1:33 /banana [#/additionalProperties] "banana" is not allowed here (allowed are "model", "status", "total")""",
        SchemaTest.Errors(Suggestion, """{"model":"x","status":"applied","banana":1}"""));

    [TestMethod]
    public void OfferTheNearestOfAList() => Assert.AreEqual(
        "2:12 /status [#/properties/status/enum] must be one of \"applied\", \"pending\", is \"aplied\" (did you mean \"applied\"?)",
        SchemaTest.Errors(Suggestion, "{\"model\":\"x\",\n \"status\": \"aplied\"}"));

    [TestMethod]
    [DataRow("-3", "must be at least 0, is -3")]
    [DataRow("1.5", "must be a whole number, is 1.5")]
    [DataRow("\"12\"", "must be a whole number, is \"12\" (write 12 without the quotes)")]
    [DataRow("null", "must be a whole number, is null (leave the key out where there is no value)")]
    [DataRow("{}", "must be a whole number, is an object")]
    public void SayWhatIsThereAndWhatShouldBe(string value, string expected) => StringAssert.EndsWith(
        SchemaTest.Errors(Suggestion, $$"""{"model":"x","status":"applied","total":{{value}}}"""), "] " + expected, StringComparison.Ordinal);

    [TestMethod]
    [DataRow("""{"minLength":3}""", "\"ab\"", "must have at least 3 characters, has 2")]
    [DataRow("""{"maxItems":1}""", "[1,2]", "must have at most 1 element, has 2")]
    [DataRow("""{"pattern":"^a$"}""", "\"b\"", "\"b\" does not match the pattern ^a$")]
    [DataRow("""{"uniqueItems":true}""", "[3,4,3]", "3 stands twice, as element 1 and 3")]
    [DataRow("""{"contains":{"const":1}}""", "[2]", "must have at least 1 element of the form asked for, has 0")]
    [DataRow("""{"propertyNames":{"maxLength":1}}""", """{"ab":1}""", "as a key: must have at most 1 character, has 2")]
    [DataRow("""{"dependentRequired":{"a":["b"]}}""", """{"a":1}""", "\"b\" is missing, which \"a\" needs")]
    [DataRow("""{"multipleOf":5}""", "7", "must be a multiple of 5, is 7")]
    [DataRow("""{"oneOf":[true,true]}""", "7", "must have exactly one of 2 forms, has those numbered 1 and 2")]
    [DataRow("""{"not":{}}""", "7", "7 has a form that is not allowed here")]
    [DataRow("false", "7", "nothing may stand here")]
    public void AreForPeople(string schema, string value, string expected) => StringAssert.EndsWith(
        SchemaTest.Errors(schema, value), "] " + expected, StringComparison.Ordinal);

    [TestMethod]
    public void TellOnlyTheBranchThatWasMeant() => Assert.AreEqual(
        "1:25 /radius [#/oneOf/1/properties/radius/minimum] must be at least 0, is -1",
        SchemaTest.Errors(
            """
            {"oneOf":[{"properties":{"kind":{"const":"square"},"side":{"minimum":0}},"required":["kind","side"]},
                      {"properties":{"kind":{"const":"disc"},"radius":{"minimum":0}},"required":["kind","radius"]}]}
            """,
            """{"kind":"disc","radius":-1}"""));

    [TestMethod]
    public void TellAllBranchesWhereNoneComesNear() => Assert.AreEqual(
        "1:1  [#/anyOf] fits none of the forms allowed here: must be a string, is true; or must be a number, is true",
        SchemaTest.Errors("""{"anyOf":[{"type":"string"},{"type":"number"}]}""", "true"));

    [TestMethod]
    public void PointIntoArraysAndThroughOddKeys() => Assert.AreEqual(
        "1:15 /a~1b~0/1 [#/$defs/s/type] must be a string, is 2 (write \"2\" in quotes)",
        SchemaTest.Errors(
            """{"additionalProperties":{"items":{"$ref":"#/$defs/s"}},"$defs":{"s":{"type":"string"}}}""", """{"a/b~": ["x",2]}"""));

    [TestMethod]
    public void CutLongValues()
    {
        var error = SchemaTest.Errors("""{"const":1}""", $"\"{new string('x', 5000)}\\u0007\"");
        Assert.IsLessThan(150, error.Length);
    }
}
