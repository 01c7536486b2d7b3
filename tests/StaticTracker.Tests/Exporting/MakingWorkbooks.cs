using System.IO.Compression;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using StaticTracker.Exporting;

namespace StaticTracker.Tests.Exporting;

/// <summary>Our own workbooks, held to the Open XML SDK: its validator and its reader.</summary>
[TestClass]
public sealed class MakingWorkbooks
{
    [TestMethod]
    [DataRow("table")]
    [DataRow("experiments")]
    [DataRow("cells")]
    [DataRow("rubrics")]
    [DataRow("suggestions")]
    public void AreValid(string what)
    {
        using var test = ExportedProject.Test();
        test.Run("export", "xlsx", "--what", what, "-o", "{project}/book.xlsx").Exits(0);

        using var book = SpreadsheetDocument.Open(test.PathOf("book.xlsx"), isEditable: false);

        Assert.AreEqual("", string.Join('\n', new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(book).Select(e => $"{e.Path?.XPath}: {e.Description}")));
    }

    [TestMethod]
    public void KeepNumbersAndDefuseFormulas()
    {
        using var test = ExportedProject.Test();
        test.Run("export", "xlsx", "m01", "-o", "{project}/book.xlsx").Exits(0);

        var cells = Cells(test.PathOf("book.xlsx"));

        Assert.AreEqual("LLM Model|Prompt version|Pass Rate %|Match Rate %|Suggested Improvements", string.Join('|', new[] { "A1", "B1", "C1", "D1", "E1" }.Select(c => cells[c].InnerText)));
        Assert.AreEqual("'+cmd|' /C calc'!A0", cells["A2"].InnerText);
        Assert.IsFalse(cells.ContainsKey("C2"), "a missing rate is an empty cell");
        Assert.AreEqual("65.0", cells["C3"].CellValue!.Text);
        Assert.IsNull(cells["C3"].DataType);
        Assert.AreEqual("'=HYPERLINK(\"http://evil\",\"x\")", cells["E3"].InnerText);
        Assert.IsFalse(cells.Values.Any(c => c.CellFormula is not null));
    }

    [TestMethod]
    public void HoldAnyTextAndAnyNumberOfColumns()
    {
        string[] texts = ["<&>\"'", "\u0001\uD800x", "  spaces  ", "line\nbreak\tand tab", new string('x', 40000), "e\u0301 \U0001F600", "\uFFFE"];
        var columns = Enumerable.Range(0, 60).Select(i => new ExportColumn($"c{i}", $"C{i}")).ToArray();
        var rows = texts.Select(t => columns.Select((_, i) => i % 2 == 0 ? ExportValue.Of(t) : ExportValue.Of(-1.50m)).ToArray());
        using var stream = new MemoryStream();
        StaticTracker.Exporting.Workbook.Write(stream, new ExportTable("Any", columns, rows));

        using var book = SpreadsheetDocument.Open(stream, isEditable: false);

        Assert.AreEqual("", string.Join('\n', new OpenXmlValidator().Validate(book).Select(e => e.Description)));
        var cells = book.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Cell>().ToDictionary(c => c.CellReference!.Value!);
        Assert.AreEqual("<&>\"'", cells["A2"].InnerText);
        Assert.AreEqual("-1.50", cells["B2"].CellValue!.Text);
        Assert.AreEqual("\uFFFD\uFFFDx", cells["A3"].InnerText);
        Assert.AreEqual("  spaces  ", cells["A4"].InnerText);
        Assert.AreEqual(32767, cells["A6"].InnerText.Length);
        Assert.AreEqual("e\u0301 \U0001F600", cells["BG7"].InnerText);
    }

    [TestMethod]
    public void AreTheSameBytesEveryTime()
    {
        using var test = ExportedProject.Test();
        test.Run("export", "xlsx", "-o", "{project}/one.xlsx").Exits(0);
        test.Run("export", "xlsx", "-o", "{project}/two.xlsx").Exits(0);

        CollectionAssert.AreEqual(File.ReadAllBytes(test.PathOf("one.xlsx")), File.ReadAllBytes(test.PathOf("two.xlsx")));
        using var zip = ZipFile.OpenRead(test.PathOf("one.xlsx"));
        Assert.IsTrue(zip.Entries.All(e => e.LastWriteTime.Year == 1980));
    }

    private static Dictionary<string, Cell> Cells(string path)
    {
        using var book = SpreadsheetDocument.Open(path, isEditable: false);
        return book.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Cell>().ToDictionary(c => c.CellReference!.Value!);
    }
}
