using System.Text;
using StaticTracker.Checking;
using StaticTracker.Json;

namespace StaticTracker.Tests.Checking;

[TestClass]
public sealed class WalkingToPlaces
{
    [TestMethod]
    [DataRow("{\n  \"ä\": \"🎉 x\",\r\n\"b\":1}\n")]
    [DataRow("\uFEFF{\"a\":1}")]
    [DataRow("\n\n\n")]
    [DataRow("one line only 日本語")]
    public void CountsAsSinglePositionsDo(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var walk = new PlaceWalk(utf8);
        for (var offset = text[0] == '\uFEFF' ? 3 : 0; offset <= utf8.Length; offset++)
        {
            Assert.AreEqual(TextPosition.Of(utf8, offset), walk.To(offset), $"byte {offset}");
        }
    }
}
