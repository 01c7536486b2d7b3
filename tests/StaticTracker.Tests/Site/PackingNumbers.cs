using System.Text;
using StaticTracker.Site;

namespace StaticTracker.Tests.Site;

[TestClass]
public sealed class PackingNumbers
{
    [TestMethod]
    public void GivesThemBack()
    {
        long[] numbers = [0, 1, 69, 70, 71, 158, 159, 1671, 1672, 1673, 7990, 100_000, 62_742_241, int.MaxValue, 1L << 50, long.MaxValue - 1];
        var packed = new PackedText();
        foreach (var number in numbers)
        {
            packed.Add(number);
        }

        CollectionAssert.AreEqual(numbers, PackedColumns.Numbers(Encoding.ASCII.GetString(packed.ToArray())).ToArray());
    }

    [TestMethod]
    public void TakesBothSigns()
    {
        var packed = new PackedText();
        foreach (var number in (long[])[0, -1, 1, -2, 2, -1000])
        {
            packed.Signed(number);
        }

        CollectionAssert.AreEqual((long[])[0, 1, 2, 3, 4, 1999], PackedColumns.Numbers(Encoding.ASCII.GetString(packed.ToArray())).ToArray());
    }

    [TestMethod]
    public void NeedsNothingEscaped()
    {
        var packed = new PackedText();
        for (var number = 0; number < 20_000; number++)
        {
            packed.Add(number);
        }

        Assert.IsFalse(Encoding.ASCII.GetString(packed.ToArray()).Any(c => c is < ' ' or > '~' or '"' or '\\' or '<' or '>' or '&' or '\''));
    }
}
