using StaticTracker.Storage;

namespace StaticTracker.Tests.Storage;

/// <summary>Hashes as text are what the framework writes.</summary>
[TestClass]
public sealed class WritingHashes
{
    [TestMethod]
    public void IsTwoDigitsForEachByte()
    {
        byte[] all = [.. Enumerable.Range(0, 256).Select(b => (byte)b)];

        Assert.AreEqual(Convert.ToHexStringLower(all), HexText.Lower(all));
        Assert.AreEqual("", HexText.Lower([]));
    }
}
