using System.Globalization;
using System.Text;
using System.Text.Json;
using StaticTracker.Importing;

namespace StaticTracker.Tests.Importing;

/// <summary>A number as a file states it keeps its value and its digits, however it is written.</summary>
[TestClass]
public sealed class ReadingNumbers
{
    [TestMethod]
    [DataRow("0")]
    [DataRow("7")]
    [DataRow("-0")]
    [DataRow("-3.5")]
    [DataRow("18.40")]
    [DataRow("0.000")]
    [DataRow("100.0")]
    [DataRow("4294967296")]
    [DataRow("99999999999.99999")]
    [DataRow("123456789012345678")]
    [DataRow("1234567890123456.7")]
    [DataRow("9223372036854775807")]
    [DataRow("0.00000000000000001")]
    [DataRow("1234567890123456789012345678")]
    [DataRow("1e3")]
    [DataRow("2.50E-1")]
    public void KeepsValueAndDigits(string text)
    {
        var number = Read(text);

        Assert.AreEqual(decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture), number.Value);
        Assert.AreEqual(text, number.Text);
    }

    [TestMethod]
    [DataRow("1e400")]
    [DataRow("123456789012345678901234567890")]
    public void HasNoValueWhereItHoldsMoreThanADecimal(string text)
    {
        var number = Read(text);

        Assert.AreEqual(text, number.Text);
        Assert.IsNull(number.Count);
    }

    [TestMethod]
    [DataRow("3", 3L)]
    [DataRow("3.0", 3L)]
    [DataRow("9007199254740991", 9007199254740991L)]
    [DataRow("9007199254740992", null)]
    [DataRow("3.5", null)]
    [DataRow("-1", null)]
    public void IsACountWhereItIsOne(string text, long? count) => Assert.AreEqual(count, Read(text).Count);

    private static StatedNumber Read(string text)
    {
        using var source = new SourceText();
        source.Open(SourceFile.StandardInput(null), new MemoryStream(Encoding.UTF8.GetBytes($"[{text}]")));
        var scan = new JsonScan(source);
        scan.Read();
        scan.Read();
        Assert.AreEqual(JsonTokenType.Number, scan.Token);
        return scan.Number(new NameCache());
    }
}
