using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Promotion;

/// <summary>Two that promote one module at one time: the second looked at what is no longer active, and is refused.</summary>
[TestClass]
public sealed class PromotingAtOnce
{
    [TestMethod]
    [DataRow("promote", "m01@v3/a")]
    [DataRow("rollback", "m01")]
    public void RefusesTheSecondWithWhatHappened(string verb, string what)
    {
        using var test = Ready();
        var before = File.ReadAllBytes(test.PathOf("data/promotions/m01.json"));
        test.Run("promote", "m01@v2/a", "--by", "Ada").Exits(0);
        var after = File.ReadAllBytes(test.PathOf("data/promotions/m01.json"));
        File.WriteAllBytes(test.PathOf("data/promotions/m01.json"), before);
        using var waits = new ManualResetEventSlim();
        using var error = new WritingWatcher("waiting for it", waits);
        Task<int> second;

        using (new FileStream(test.PathOf("data/.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            second = Task.Run(() => App.Run([verb, what, "--data", test.PathOf("data")], TextReader.Null, TextWriter.Null, error));
            waits.Wait();
            File.WriteAllBytes(test.PathOf("data/promotions/m01.json"), after);
        }

        Assert.AreEqual(1, second.GetAwaiter().GetResult());
        StringAssert.Contains(error.ToString(), "v2 on a was promoted meanwhile by Ada");
        CollectionAssert.AreEqual(after, File.ReadAllBytes(test.PathOf("data/promotions/m01.json")));
        if (verb == "promote")
        {
            StringAssert.Contains(string.Concat(Directory.GetFiles(test.PathOf("data/promotions/reports/m01")).Select(File.ReadAllText)), "was promoted meanwhile by Ada");
        }

        test.Run("check").Exits(0);
    }

    private static TrackerTest Ready()
    {
        var test = new TrackerTest().WithPolicy("\"allow_first\":true")
            .WithResults(new Result("v0", "a", "r:FFFF") { Day = 19 }, new Result("v1", "a", "r:PFFF"), new Result("v2", "a", "r:PPFF") { Day = 21 }, new Result("v3", "a", "r:PPPF") { Day = 22 });
        test.Run("promote", "m01@v0/a").Exits(0);
        test.Run("promote", "m01@v1/a").Exits(0);
        return test;
    }

    /// <summary>Says when a line with some words is written.</summary>
    private sealed class WritingWatcher(string words, ManualResetEventSlim seen) : StringWriter
    {
        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (value?.Contains(words, StringComparison.Ordinal) == true)
            {
                seen.Set();
            }
        }
    }
}
