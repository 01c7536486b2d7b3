using System.Text.RegularExpressions;
using StaticTracker.Diagnostics;
using StaticTracker.Tests.Architecture;
using StaticTracker.Tests.Checking;

namespace StaticTracker.Tests.Docs;

[TestClass]
public sealed partial class DocumentingTheCodes
{
    /// <summary>Importing, history, site, surroundings: the tests of those rooms hold them.</summary>
    private static readonly string[] s_groupsTestedElsewhere = ["ST4", "ST5", "ST6", "ST7"];

    /// <summary>Told by the verbs alone, never by the check: the tests of prompts, runs, promotions and routers hold them.</summary>
    private static readonly string[] s_toldByVerbs =
    [
        "ST806", "ST807", "ST808", "ST809", "ST816", "ST817", "ST818", "ST819", "ST820", "ST821", "ST822",
        "ST850", "ST851", "ST852", "ST853", "ST854", "ST855", "ST856", "ST857", "ST858", "ST859",
        "ST870", "ST873", "ST874", "ST875", "ST876", "ST877",
        "ST893", "ST894", "ST895", "ST896", "ST897", "ST898",
    ];

    [TestMethod]
    public void NamesEveryCodeWithItsWeightAndRule()
    {
        var documented = Row().Matches(Checkout.Read("docs/check-codes.md")).Select(m => $"{m.Groups[1].Value} {m.Groups[2].Value} {m.Groups[3].Value}");
        var codes = Codes.All.Select(c => $"{c.Id} {Word(c.Severity)} {c.Rule}");

        Assert.AreEqual(string.Join('\n', codes), string.Join('\n', documented));
    }

    [TestMethod]
    public void SaysWhatMendsEach() =>
        Assert.AreEqual("", string.Join(' ', Row().Matches(Checkout.Read("docs/check-codes.md")).Where(m => m.Groups[4].Value.Trim().Length < 10).Select(m => m.Groups[1].Value)));

    [TestMethod]
    public void HasEveryIdOnceInOrder()
    {
        var ids = Codes.All.Select(c => c.Id).ToList();

        CollectionAssert.AreEqual(ids.Distinct().Order(StringComparer.Ordinal).ToList(), ids);
    }

    [TestMethod]
    public void HasAnInvalidSampleForEach()
    {
        var tested = CheckSamples.Invalid.Select(n => n[..5]).Concat(MakingWhatNoCheckoutCanHold.Codes).ToHashSet();
        var missing = Codes.All.Select(c => c.Id).Where(id => !tested.Contains(id) && !s_groupsTestedElsewhere.Contains(id[..3]) && !s_toldByVerbs.Contains(id));

        Assert.AreEqual("", string.Join(' ', missing));
    }

    [GeneratedRegex(@"^\| (ST\d{3}) \| (\w+) \| (.*?) \| (.*?) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    private static string Word(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };
}
