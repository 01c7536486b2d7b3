using StaticTracker.Storage.Binary;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Storage;

[TestClass]
public sealed class KeepingFiles
{
    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(7)]
    [DataRow(65_535)]
    [DataRow(65_536)]
    [DataRow(300_001)]
    public void GivesBackWhatWasWrittenHoweverMuchItIs(int length)
    {
        using var test = new TrackerTest();
        var path = Path.Combine(test.Project, "some.cache");
        var raw = new byte[length];
        new Random(1).NextBytes(raw);

        new KeptFile(path, "STTESTS1", "key").Write(output =>
        {
            for (var i = 0; i < 3; i++)
            {
                output.Text("before");
                output.Raw(raw);
                output.Signed(-i);
            }
        });

        var read = new KeptFile(path, "STTESTS1", "key").Read(input =>
        {
            var found = new List<bool>();
            for (var i = 0; i < 3; i++)
            {
                found.Add(input.Text() == "before" && input.Raw(length).SequenceEqual(raw) && input.Signed() == -i);
            }

            return found;
        });
        CollectionAssert.AreEqual(new[] { true, true, true }, read);
        Assert.IsNull(new KeptFile(path, "STTESTS1", "another").Read(_ => ""));
    }

    [TestMethod]
    public void CountsAsNoneWhereAnyByteIsAnother()
    {
        using var test = new TrackerTest();
        var path = Path.Combine(test.Project, "some.cache");
        new KeptFile(path, "STTESTS1", "key").Write(output => output.Raw(new byte[100_000]));
        var bytes = File.ReadAllBytes(path);

        foreach (var at in new[] { 0, 9, 40, 70_000, bytes.Length - 1 })
        {
            var damaged = bytes.ToArray();
            damaged[at] ^= 1;
            File.WriteAllBytes(path, damaged);
            Assert.IsNull(new KeptFile(path, "STTESTS1", "key").Read(_ => ""), $"{at}");
        }
    }

    [TestMethod]
    public void GivesAKeyThatIsMadeWhileAnotherIsTheSame()
    {
        var inner = ContentKey.Of(key => key.Text("inner"));

        var whole = ContentKey.Of(key =>
        {
            key.Text("before");
            Assert.AreEqual(inner, ContentKey.Of(other => other.Text("inner")));
            key.Text("behind");
        });

        Assert.AreEqual(ContentKey.Of([6, .. "before"u8, 6, .. "behind"u8]), whole);
    }
}
