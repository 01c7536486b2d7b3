using System.Text.Json;
using System.Xml.Linq;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Exporting;

[TestClass]
public sealed class MakingBadges
{
    [TestMethod]
    public void EachModuleHasAnEndpointAndAPicture()
    {
        using var test = ExportedProject.Test();

        test.Run("export", "badges", "-o", "{project}/badges").Exits(0);

        CollectionAssert.AreEquivalent((string[])["m01.json", "m01.svg", "m02.json", "m02.svg"], Directory.GetFiles(test.PathOf("badges")).Select(Path.GetFileName).ToArray());
        using var endpoint = JsonDocument.Parse(test.Read("badges/m01.json"));
        Assert.AreEqual("1 Brands v2 65.0 % #89d7cf", string.Join(' ', endpoint.RootElement.EnumerateObject().Select(p => p.Value.ToString())));
        var svg = XDocument.Parse(test.Read("badges/m01.svg")).Root!;
        Assert.AreEqual("Brands v2: 65.0 %", svg.Attribute("aria-label")!.Value);
        Assert.AreEqual(svg.Attribute("width")!.Value, svg.Elements().Where(e => e.Name.LocalName == "rect").Sum(e => int.Parse(e.Attribute("width")!.Value, System.Globalization.CultureInfo.InvariantCulture)).ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [TestMethod]
    public void TheMatchRateCanBeShownInstead()
    {
        using var test = ExportedProject.Test();

        test.Run("export", "badges", "--match", "-o", "{project}/badges").Exits(0);

        Assert.Contains("Brands v2 match: 80.0 %", test.Read("badges/m01.svg"));
        Assert.Contains("no match rate", test.Read("badges/m02.svg"));
    }

    [TestMethod]
    [DataRow("""{ "module_id": "m01", "experiments": [] }""", "m01: no result")]
    [DataRow("""{ "module_id": "m01", "experiments": [{ "id": "e", "prompt_version": "v1", "model": "a", "timestamp": "2026-01-20T00:00:00", "metrics": { "total": 2, "pass": 0, "error": 2 } }] }""", "m01 v1: errors only")]
    [DataRow("""{ "module_id": "m01", "experiments": [{ "id": "e", "prompt_version": "v1", "model": "a", "timestamp": "2026-01-20T00:00:00", "metrics": { "error": 1 }, "score": { "mean": 0.9, "n": 99 } }] }""", "m01 v1: no rate")]
    [DataRow("""{ "module_id": "m01", "experiments": [{ "id": "e", "prompt_version": "v1", "model": "a", "timestamp": "2026-01-20T00:00:00", "metrics": { "total": 10, "pass": 4, "error": 2 } }] }""", "m01 v1: 50.0 % ! errors")]
    [DataRow("""{ "module_id": "m01", "module_name": "<a> & \"b\"\u0001", "experiments": [{ "id": "e", "prompt_version": "v1", "model": "a", "timestamp": "2026-01-20T00:00:00", "metrics": { "pass_rate": 100 } }] }""", "<a> & \"b\"\uFFFD v1: 100 %")]
    public void EveryEmptinessHasItsWord(string module, string label)
    {
        using var test = new TrackerTest().With("data/modules/m01.json", module);

        test.Run("export", "badges", "-o", "{project}/badges").Exits(0);

        Assert.AreEqual(label, XDocument.Parse(test.Read("badges/m01.svg")).Root!.Attribute("aria-label")!.Value);
    }

    [TestMethod]
    public void ALongNameIsCutBetweenItsCharacters()
    {
        var name = new string('x', 58) + "\U0001F600" + new string('y', 5_000_000);
        using var test = new TrackerTest().With("data/modules/m01.json", $$"""{ "module_id": "m01", "module_name": "{{name}}", "experiments": [] }""");

        test.Run("export", "badges", "-o", "{project}/badges").Exits(0);

        using var endpoint = JsonDocument.Parse(test.Read("badges/m01.json"));
        Assert.AreEqual(new string('x', 58) + "…", endpoint.RootElement.GetProperty("label").GetString());
    }
}
