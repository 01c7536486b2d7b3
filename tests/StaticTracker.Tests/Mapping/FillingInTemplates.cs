using StaticTracker.Mapping;

namespace StaticTracker.Tests.Mapping;

[TestClass]
public sealed class FillingInTemplates
{
    private static readonly Dictionary<string, string> s_values = new(StringComparer.Ordinal)
    {
        ["Model"] = "openai/gpt-4o", ["Tool Format"] = "xml", ["empty"] = "", ["when"] = "1768964383.86", ["what"] = "Pain  Scorer (ß) v2!",
    };

    [TestMethod]
    [DataRow("plain", "plain")]
    [DataRow("{Model}[@{Tool Format}]", "openai/gpt-4o@xml")]
    [DataRow("{Model}[@{Nothing}]", "openai/gpt-4o")]
    [DataRow("{Model}[@{empty}]!", "openai/gpt-4o!")]
    [DataRow("{Model}[{empty}{Tool Format}]", "openai/gpt-4o")]
    [DataRow("[{empty}]", "")]
    [DataRow("{{Model}} [[x]]", "{Model} [x]")]
    [DataRow("{what|slug}", "pain-scorer-v2")]
    [DataRow("{when|epoch}", "2026-01-21T02:59:43.86Z")]
    public void PutsValuesInTheirPlaces(string template, string expected) => Assert.AreEqual(expected, Expand(template));

    [TestMethod]
    [DataRow("{Nothing}")]
    [DataRow("a{empty}")]
    [DataRow("{Model|epoch}")]
    public void GivesNothingWhereAValueIsMissing(string template) => Assert.IsNull(Expand(template));

    [TestMethod]
    [DataRow("{Model", "'{' has no partner")]
    [DataRow("Model}", "'}' has no partner")]
    [DataRow("[{Model}", "'[' has no partner")]
    [DataRow("]", "']' has no partner")]
    [DataRow("[[[a]b]]", null)]
    [DataRow("[a[b]]", "'[' has no partner")]
    [DataRow("{}", "'{}' names nothing")]
    [DataRow("{Model|upper}", "'upper' is nothing that can be done to a value")]
    public void TellsWhatIsNoTemplate(string text, string? fault)
    {
        var template = Template.TryParse(text, out var why);

        Assert.AreEqual(fault is null, template is not null);
        Assert.Contains(fault ?? "", why ?? "");
    }

    private static string? Expand(string text) => Template.TryParse(text, out _)!.Expand(name => s_values.GetValueOrDefault(name));
}
