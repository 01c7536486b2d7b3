using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.History;

[TestClass]
public sealed class ChangingTheWorkingTree
{
    [TestMethod]
    public void TellsNewChangedBrokenAndDeletedFiles()
    {
        using var repo = new TestRepo();
        repo.Commit("Ada", "2026-01-20T10:00Z", "One", [.. new[] { "m1", "m2", "m3", "m4", "m10" }.Select(m => ($"data/modules/{m}.json", (string?)HistoryFile.With(m, "", "a:v1:5")))]);
        repo.Write("data/modules/m2.json", HistoryFile.With("m2", "", "a:v1:5", "b:v2:6"))
            .Write("data/modules/m3.json", "{")
            .Write("data/modules/m4.json", HistoryFile.With("m4", "", "a:v1:5").ReplaceLineEndings("\r\n"))
            .Write("data/modules/m11.json", HistoryFile.With("m11", "", "n:v1:1"))
            .Git("add", "data/modules/m2.json");
        File.Delete(repo.PathOf("data/modules/m10.json"));

        StringAssert.StartsWith(repo.Story(), """
            uncommitted
              m2 changed
            uncommitted
              m3 broken
            uncommitted
              m10 removed
                v1 on gpt-4o removed (was 50.0 %)
            uncommitted
              m11 added
                v1 on gpt-4o added: 10.0 %
            2026-01-20 Ada: One
            """.Replace("m2 changed\n", "m2 changed\n    v2 on gpt-4o added: 60.0 %\n", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
