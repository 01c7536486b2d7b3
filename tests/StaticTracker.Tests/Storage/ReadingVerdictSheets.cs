using System.Globalization;
using System.Text;
using StaticTracker.Json;
using StaticTracker.Storage;

namespace StaticTracker.Tests.Storage;

[TestClass]
public class ReadingVerdictSheets
{
    [TestMethod]
    public void WhatWasWrittenIsRead()
    {
        var sheet = new VerdictSheet("e1", ["a", "a#2", "b"], [new("*", "PFE"), new("R\"1", "S-P")]) { Scores = [new("help", [0.50m, null, -3m])] };

        var read = Read(Encoding.UTF8.GetString(VerdictText.Of(sheet)), out _)!;

        Assert.AreEqual("e1", read.Experiment);
        CollectionAssert.AreEqual(sheet.Items.ToArray(), read.Items.ToArray());
        CollectionAssert.AreEqual(sheet.Rows.ToArray(), read.Rows.ToArray());
        Assert.AreEqual("help: 0.50,,-3", string.Join(';', read.Scores.Select(s => FormattableString.Invariant($"{s.Key}: {string.Join(',', s.Value.Select(n => n?.ToString(CultureInfo.InvariantCulture)))}"))));
    }

    [TestMethod]
    [DataRow("""[]""", "an object with 'experiment', 'items' and 'verdicts'")]
    [DataRow("""{ "experiment": "e", "items": ["a"] }""", "an object with 'experiment', 'items' and 'verdicts'")]
    [DataRow("""{ "format": 2, "experiment": "e", "items": [], "verdicts": {} }""", "newer format")]
    [DataRow("""{ "experiment": "e", "items": ["b", "a"], "verdicts": { "R": "PP" } }""", "ordinal order, each once")]
    [DataRow("""{ "experiment": "e", "items": ["a", "a"], "verdicts": { "R": "PP" } }""", "ordinal order, each once")]
    [DataRow("""{ "experiment": "e", "items": [1], "verdicts": { "R": "P" } }""", "items are texts")]
    [DataRow("""{ "experiment": "e", "items": ["a", "b"], "verdicts": { "R": "P" } }""", "for each of the 2 items")]
    [DataRow("""{ "experiment": "e", "items": ["a"], "verdicts": { "R": "p" } }""", "one letter of PFES-")]
    [DataRow("""{ "experiment": "e", "items": ["a"], "verdicts": { "R": 1 } }""", "a row is a text")]
    [DataRow("""{ "experiment": "e", "items": ["a"], "verdicts": {}, "scores": { "s": [1, 2] } }""", "for each of the 1 items")]
    [DataRow("""{ "experiment": "e", "items": ["a"], "verdicts": {}, "scores": { "s": ["1"] } }""", "a score is a number")]
    public void WhatIsUnsoundIsRefused(string text, string reason)
    {
        Assert.IsNull(Read(text, out var why));
        StringAssert.Contains(why, reason);
    }

    private static VerdictSheet? Read(string text, out string reason)
    {
        using var tree = JsonTree.Parse(Encoding.UTF8.GetBytes(text));
        var sheet = VerdictSheetReader.TryRead(tree, out var fault);
        reason = fault.Reason;
        return sheet;
    }
}
