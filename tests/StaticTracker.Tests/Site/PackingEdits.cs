using StaticTracker.History;
using StaticTracker.Indexing;
using StaticTracker.Modules;
using StaticTracker.Phrasing;
using StaticTracker.Site;
using StaticTracker.Site.Parts;

namespace StaticTracker.Tests.Site;

/// <summary>Rates that were, as differences to those that are shown; what a difference in tenths cannot tell stands apart, digit by digit.</summary>
[TestClass]
public sealed class PackingEdits
{
    [TestMethod]
    [DataRow("50.0", "60.0", "1 7|200", "")]
    [DataRow("60.5", "60.0", "1 7|11", "")]
    [DataRow("0.0", "100.0", "1 7|2000", "")]
    [DataRow("33.33", "40.0", "0|", "[7,33.33,null,\"metrics.pass_rate was 33.33\"],")]
    [DataRow("33.3", null, "0|", "[7,33.3,null,\"metrics.pass_rate was 33.3\"],")]
    [DataRow("133.3", "40.0", "0|", "[7,133.3,null,\"metrics.pass_rate was 133.3\"],")]
    public void AreColumnsOrStandApart(string was, string? shown, string columns, string apart)
    {
        var edits = new EditColumns(SiteTexts.BuiltIn, isBrief: false);

        edits.Add(7, new EditedExperiment([new FigureEdit("metrics.pass_rate", was, shown)], null), Shown(shown));

        var script = new ScriptWriter();
        edits.Write(script);
        var text = System.Text.Encoding.UTF8.GetString(script.ToHtml().Utf8.Span);
        Assert.AreEqual(columns, $"{string.Join(' ', PackedColumns.Column(text, "edit"))}|{string.Join(' ', PackedColumns.Column(text, "was"))}");
        Assert.AreEqual(apart, System.Text.Encoding.UTF8.GetString(edits.Odd().Utf8.Span));
    }

    private static CellResult Shown(string? rate) => new()
    {
        Model = "a", Experiment = "e", Timestamp = Timestamp.Parse("2026-01-01T00:00:00"), PassRate = rate is null ? null : decimal.Parse(rate, System.Globalization.CultureInfo.InvariantCulture),
    };
}
