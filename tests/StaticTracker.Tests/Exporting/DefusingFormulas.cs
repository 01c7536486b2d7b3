using System.Text;
using FsCheck;
using FsCheck.Fluent;
using StaticTracker.Exporting;

namespace StaticTracker.Tests.Exporting;

[TestClass]
public sealed class DefusingFormulas
{
    [TestMethod]
    [DataRow("=1+1", "'=1+1")]
    [DataRow("+1", "'+1")]
    [DataRow("-1", "'-1")]
    [DataRow("@SUM(A1)", "'@SUM(A1)")]
    [DataRow("\t=1", "'\t=1")]
    [DataRow("\r=1", "'\r=1")]
    [DataRow("\n=1", "'\n=1")]
    [DataRow("\uFF1D1", "'\uFF1D1")]
    [DataRow("a=1", "a=1")]
    [DataRow("", "")]
    [DataRow("'quoted'", "'quoted'")]
    public void IsDoneByAnApostrophe(string text, string expected) => Assert.AreEqual(expected, FormulaGuard.Of(ExportValue.Of(text)));

    [TestMethod]
    public void LeavesNumbersNumbers()
    {
        Assert.AreEqual("-5.10", FormulaGuard.Of(ExportValue.Of(-5.10m)));
        Assert.AreEqual("-3", FormulaGuard.Of(ExportValue.Of(-3L)));
        Assert.AreEqual("-0.1", FormulaGuard.Of(ExportValue.OneDecimal(-0.06)));
    }

    /// <summary>Whatever is in a table, a reader of CSV gets it back cell by cell, and none begins as a formula does.</summary>
    [TestMethod]
    public void AndQuotingGivesBackEveryCell() => Prop.ForAll(Rows.ToArbitrary(), rows =>
    {
        var columns = new[] { "a", "b", "c" }.Select(ExportColumn.Named).ToArray();
        foreach (var delimiter in (char[])[',', '\t'])
        {
            using var text = new StringWriter();
            DelimitedText.Write(text, new ExportTable("T", columns, rows.Select(r => r.Select(ExportValue.Of).ToArray())), delimiter);
            var read = Parse(text.ToString(), delimiter);
            Assert.AreEqual(rows.Length + 1, read.Count);
            for (var i = 0; i < rows.Length; i++)
            {
                CollectionAssert.AreEqual(rows[i].Select(t => FormulaGuard.Of(ExportValue.Of(t))).ToArray(), read[i + 1]);
                Assert.IsFalse(read[i + 1].Any(c => c.Length > 0 && "=+-@\t\r\n".Contains(c[0], StringComparison.Ordinal)));
            }
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000).WithReplay(2026, 1129));

    private static Gen<string[][]> Rows => Gen.Elements("=", "+", "-", "@", ",", "\"", "\n", "\r", "\t", "a", "é", " ", "'").ListOf().Select(string.Concat).ArrayOf(3).ArrayOf();

    /// <summary>RFC 4180, written apart from the writer.</summary>
    private static List<string[]> Parse(string text, char delimiter)
    {
        var rows = new List<string[]>();
        var row = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
            {
                cell.Append(text[i++]);
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && (c == delimiter || c == '\n'))
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (c == '\n')
                {
                    rows.Add([.. row]);
                    row.Clear();
                }
            }
            else
            {
                cell.Append(c);
            }
        }

        Assert.IsFalse(quoted);
        Assert.AreEqual(0, row.Count + cell.Length);
        return rows;
    }
}
