using System.Text;
using StaticTracker.Json;

namespace StaticTracker.Tests.Json;

[TestClass]
public sealed class FindingTheEndOfAText
{
    [TestMethod]
    public void FindsEverySpecialByteAtEveryPlaceAndNoOther()
    {
        for (var special = 0; special < 256; special++)
        {
            for (var length = 0; length < 40; length++)
            {
                for (var at = 0; at < length; at++)
                {
                    var text = Encoding.ASCII.GetBytes(new string('~', length));
                    text[at] = (byte)special;

                    Assert.AreEqual(special is < 0x20 or '"' or '\\' ? at : -1, JsonText.IndexOfSpecial(text), $"byte {special} at {at} of {length}");
                }
            }
        }
    }

    [TestMethod]
    public void TakesTheFirstOfSeveral()
    {
        Assert.AreEqual(3, JsonText.IndexOfSpecial("abc\"def\\ghijklmnop\"q"u8));
        Assert.AreEqual(17, JsonText.IndexOfSpecial("abcdefghijklmnopq\n\""u8));
        Assert.AreEqual(-1, JsonText.IndexOfSpecial(default));
    }
}
