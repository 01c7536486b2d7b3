using StaticTracker.History;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.History;

/// <summary>A repair is told against what stood there before its own damage, also where other damage had the same bytes.</summary>
[TestClass]
public sealed class BreakingAFileMoreThanOnce
{
    private const string File = "data/modules/m01.json";

    [TestMethod]
    public void TellsASecondRepairAgainstWhatTheSecondDamageFound()
    {
        using var repo = new TestRepo();
        string[] texts = [HistoryFile.Of("a:v1:5"), "", HistoryFile.Of("a:v1:5"), HistoryFile.Of("a:v1:5", "b:v2:7"), "", HistoryFile.Of("a:v1:5", "b:v2:7")];
        for (var day = 0; day < texts.Length; day++)
        {
            repo.Commit("Ada", $"2026-01-2{day}T10:00Z", $"Day {day}", (File, texts[day]));
            Assert.AreEqual(repo.Story(), repo.Story(useCache: true));
        }

        StringAssert.StartsWith(repo.Story(), """
            2026-01-25 Ada: Day 5
              m01 changed
                only the file's form changed
            2026-01-24 Ada: Day 4
              m01 broken
            2026-01-23 Ada: Day 3
              m01 changed
                v2 on gpt-4o added: 70.0 %
            2026-01-22 Ada: Day 2
              m01 changed
                only the file's form changed
            """, StringComparison.Ordinal);
    }

    [TestMethod]
    public void KeepsTheDamageOfTwoBranchesApart()
    {
        using var repo = Parted();

        var story = repo.Story();

        StringAssert.Contains(story, "2026-01-25 Ben: Mend side\n  m01 changed\n    v4 on gpt-4o added: 90.0 %\n", StringComparison.Ordinal);
        StringAssert.Contains(story, "2026-01-24 Ada: Mend main\n  m01 changed\n    only the file's form changed\n", StringComparison.Ordinal);
    }

    [TestMethod]
    public void KeepsTheDamageOfTwoBranchesApartWhereOneWasReadBefore()
    {
        using var repo = Parted();
        repo.Git("checkout", "-q", "--detach", "side~1");
        repo.Story(useCache: true);
        repo.Checkout("main");

        Assert.AreEqual(repo.Story(), repo.Story(useCache: true));
    }

    [TestMethod]
    public void TellsARepairOnTheLineAgainstTheLine()
    {
        using var repo = new TestRepo();
        repo.Commit("Ada", "2026-01-20T10:00Z", "Start", (File, HistoryFile.Of("a:v1:5")))
            .Branch("side").Commit("Ben", "2026-01-21T10:00Z", "Break side", (File, ""))
            .Checkout("main").Commit("Ada", "2026-01-22T10:00Z", "Main", (File, HistoryFile.Of("a:v1:5", "m:v3:8")))
            .Merge("Ada", "2026-01-23T10:00Z", "side", (File, ""))
            .Commit("Ada", "2026-01-24T10:00Z", "Mend", (File, HistoryFile.Of("a:v1:5", "m:v3:8")));

        StringAssert.StartsWith(repo.Story(), "2026-01-24 Ada: Mend\n  m01 changed\n    only the file's form changed\n", StringComparison.Ordinal);
    }

    [TestMethod]
    public void SaysNothingOfWhatAMendBroughtWhereTheCloneBeginsWithTheDamage()
    {
        using var repo = new TestRepo();
        repo.Commit("Ada", "2026-01-20T10:00Z", "One", (File, HistoryFile.Of("a:v1:5")))
            .Commit("Eve", "2026-01-21T10:00Z", "Break it", (File, ""))
            .Commit("Ada", "2026-01-22T10:00Z", "Mend it", (File, HistoryFile.Of("a:v1:5")))
            .Commit("Ada", "2026-01-23T10:00Z", "Two", (File, HistoryFile.Of("a:v1:5", "b:v2:7")));
        repo.Git("clone", "-q", "--depth", "3", "file://" + repo.Folder, repo.Beside("shallow"));
        var (boundary, mend) = (repo.Git("rev-parse", "HEAD~2")[..8], repo.Git("rev-parse", "HEAD~1")[..8]);
        var expected = $"""
            2026-01-23 Ada: Two
              m01 changed
                v2 on gpt-4o added: 70.0 %
            2026-01-22 Ada: Mend it
              m01 untold
            ST505 data: this clone is shallow: history before commit {boundary} is missing, and who brought what stood there is not known
            ST507 m01.json: can be read again since commit {mend}, and what it held before it was damaged is not known here; what changed is not told

            """;

        var data = Path.Combine(repo.Beside("shallow"), "data");
        Assert.AreEqual(expected, TestRepo.Story(HistoryReader.Read(data)));
        Assert.AreEqual(expected, TestRepo.Story(HistoryReader.Read(data)));
    }

    [TestMethod]
    public void TellsAllAsAddedWhereTheFileCameBroken()
    {
        using var repo = new TestRepo();
        repo.Commit("Eve", "2026-01-20T10:00Z", "Break it", (File, "")).Commit("Ada", "2026-01-21T10:00Z", "Mend it", (File, HistoryFile.Of("a:v1:5")));

        StringAssert.StartsWith(repo.Story(), "2026-01-21 Ada: Mend it\n  m01 changed\n    v1 on gpt-4o added: 50.0 %\n", StringComparison.Ordinal);
    }

    /// <summary>Main and a side part with figures of their own, are emptied both, mended both (the side with one experiment more) and merged.</summary>
    private static TestRepo Parted()
    {
        var repo = new TestRepo();
        return repo.Commit("Ada", "2026-01-20T10:00Z", "Start", (File, HistoryFile.Of("a:v1:5")))
            .Branch("side").Commit("Ben", "2026-01-21T10:00Z", "Side", (File, HistoryFile.Of("a:v1:5", "s:v2:7")))
            .Checkout("main").Commit("Ada", "2026-01-21T11:00Z", "Main", (File, HistoryFile.Of("a:v1:5", "m:v3:8")))
            .Commit("Ada", "2026-01-22T10:00Z", "Break main", (File, ""))
            .Checkout("side").Commit("Ben", "2026-01-23T10:00Z", "Break side", (File, ""))
            .Checkout("main").Commit("Ada", "2026-01-24T10:00Z", "Mend main", (File, HistoryFile.Of("a:v1:5", "m:v3:8")))
            .Checkout("side").Commit("Ben", "2026-01-25T10:00Z", "Mend side", (File, HistoryFile.Of("a:v1:5", "s:v2:7", "t:v4:9")))
            .Checkout("main").Merge("Ada", "2026-01-26T10:00Z", "side", (File, HistoryFile.Of("a:v1:5", "m:v3:8", "s:v2:7", "t:v4:9")));
    }
}
