using System.Globalization;
using System.Text;
using StaticTracker.Json;

namespace StaticTracker.Tests.Json;

[TestClass]
public sealed class ReadingNumbers
{
    [TestMethod]
    [DataRow("0")]
    [DataRow("-0.0")]
    [DataRow("30.0")]
    [DataRow("57.333333333333336")]
    [DataRow("999999999999999999")]
    [DataRow("1234567890123456789")]
    [DataRow("0.123456789012345678")]
    [DataRow("12345678901234567.8")]
    [DataRow("100.000000")]
    [DataRow("1e2")]
    [DataRow("2.50E-3")]
    [DataRow("79228162514264337593543950335")]
    public void KeepsValueAndDigits(string text)
    {
        using var tree = JsonTree.Parse(Encoding.UTF8.GetBytes(text));

        var read = tree.Root.AsDecimal();

        var expected = decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        Assert.AreEqual(expected, read);
        Assert.AreEqual(expected.Scale, read!.Value.Scale);
    }

    [TestMethod]
    [DataRow("1e400")]
    [DataRow("\"5\"")]
    [DataRow("null")]
    public void HasNoValueWhereThereIsNone(string text)
    {
        using var tree = JsonTree.Parse(Encoding.UTF8.GetBytes(text));

        Assert.IsNull(tree.Root.AsDecimal());
    }
}
