using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.History;

[TestClass]
public sealed class ReadingMerges
{
    private const string File = "data/modules/m01.json";

    [TestMethod]
    public void TellsNothingTwiceWhereBothSidesAreJoined()
    {
        using var repo = Parted(HistoryFile.Of("a:v1:5", "s:v2:7"), HistoryFile.Of("a:v1:5", "m:v3:8"));
        repo.Merge("Ada", "2026-01-23T10:00Z", "side", (File, HistoryFile.Of("a:v1:5", "s:v2:7", "m:v3:8")));

        Assert.AreEqual("""
            2026-01-22 Ada: Main
              m01 changed
                v3 on gpt-4o added: 80.0 %
            2026-01-21 Ben: Side
              m01 changed
                v2 on gpt-4o added: 70.0 %
            2026-01-20 Ada: Start
              m01 added
                v1 on gpt-4o added: 50.0 %

            """, repo.Story());
    }

    [TestMethod]
    public void TellsWhatTheMergeItselfBrought()
    {
        using var repo = Parted(HistoryFile.Of("a:v1:5", "s:v2:7"), HistoryFile.Of("a:v1:6", "m:v3:8"));
        repo.Merge("Eve", "2026-01-23T10:00Z", "side", (File, HistoryFile.Of("a:v1:9", "s:v2:1", "evil:v4:10")));

        StringAssert.StartsWith(repo.Story(), """
            2026-01-23 Eve: Merge side (merge)
              m01 changed
                v1 on gpt-4o changed: metrics.pass_rate 60.0 → 90.0, metrics.pass 6 → 9, metrics.fail 4 → 1
                v2 on gpt-4o changed: metrics.pass_rate 70.0 → 10.0, metrics.pass 7 → 1, metrics.fail 3 → 9
                v4 on gpt-4o added: 100.0 %
            2026-01-22 Ada: Main
            """, StringComparison.Ordinal);
    }

    [TestMethod]
    public void JoinsFieldsThatEachSideChanged()
    {
        using var repo = Parted(HistoryFile.Of("a:v1:5:\"run\"= \"side\""), HistoryFile.Of("a:v1:5:\"prompt_hash\"= \"main\""));
        repo.Merge("Ada", "2026-01-23T10:00Z", "side", (File, HistoryFile.Of("a:v1:5:\"run\"= \"side\", \"prompt_hash\"= \"main\"")));

        StringAssert.StartsWith(repo.Story(), "2026-01-22 Ada: Main\n", StringComparison.Ordinal);
    }

    [TestMethod]
    public void TellsAFileThatTheMergeBringsOrDrops()
    {
        using var repo = Parted(HistoryFile.Of("a:v1:5", "s:v2:7"), HistoryFile.Of("a:v1:6"));
        repo.GitAs("Eve", "2026-01-23T10:00Z", "merge", "-q", "--no-ff", "--no-commit", "-s", "ours", "side");
        repo.Git("rm", "-q", "-f", File);
        repo.Write("data/modules/m02.json", HistoryFile.With("m02", "", "x:v1:3")).Git("add", ".");
        repo.GitAs("Eve", "2026-01-23T10:00Z", "commit", "-q", "-m", "Merge");

        StringAssert.StartsWith(repo.Story(), """
            2026-01-23 Eve: Merge (merge)
              m01 removed
                v1 on gpt-4o removed (was 60.0 %)
              m02 added
                v1 on gpt-4o added: 30.0 %
            2026-01-22 Ada: Main
            """, StringComparison.Ordinal);
    }

    private static TestRepo Parted(string side, string main)
    {
        var repo = new TestRepo();
        return repo.Commit("Ada", "2026-01-20T10:00Z", "Start", (File, HistoryFile.Of("a:v1:5")))
            .Branch("side").Commit("Ben", "2026-01-21T10:00Z", "Side", (File, side))
            .Checkout("main").Commit("Ada", "2026-01-22T10:00Z", "Main", (File, main));
    }
}
