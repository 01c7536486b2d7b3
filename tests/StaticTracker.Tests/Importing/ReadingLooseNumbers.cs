using System.Text;
using StaticTracker.Importing;

namespace StaticTracker.Tests.Importing;

/// <summary>NaN and Infinity, which Python writes into what it calls JSON, wherever the window happens to end.</summary>
[TestClass]
public sealed class ReadingLooseNumbers
{
    [TestMethod]
    [DataRow("[NaN]", "[\"\u007F\"]")]
    [DataRow("[Infinity,-Infinity]", "[\"\u007F\"     ,\"\u007F\"      ]")]
    [DataRow("{\"NaN\":NaN,\"a\\\"NaN\":\"NaN\"}", "{\"NaN\":\"\u007F\",\"a\\\"NaN\":\"NaN\"}")]
    [DataRow("[\"\\\\\",NaN]", "[\"\\\\\",\"\u007F\"]")]
    [DataRow("[Na]", "[Na]")]
    [DataRow("[N", "[N")]
    public void BecomeStringsOfTheSameLength(string text, string expected)
    {
        for (var chunk = 1; chunk <= text.Length; chunk++)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            var numbers = new LooseNumbers();
            for (var end = chunk; end < bytes.Length; end += chunk)
            {
                numbers.Patch(bytes.AsSpan(0, end), isAtEnd: false);
            }

            numbers.Patch(bytes, isAtEnd: true);
            Assert.AreEqual(expected, Encoding.UTF8.GetString(bytes), $"{chunk} bytes at a time");
        }
    }
}
