using StaticTracker.History;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.History;

[TestClass]
public sealed class ReadingASimpleHistory
{
    private const string File = "data/modules/m01.json";

    [TestMethod]
    public void TellsWhatEachCommitBrought()
    {
        using var repo = new TestRepo();
        repo.Commit("Ada", "2026-01-20T10:00Z", "Import m01 v1", (File, HistoryFile.Of("a:v1:5")))
            .Commit("Ben", "2026-01-21T10:00Z", "Import m01 v2", (File, HistoryFile.Of("a:v1:5", "b:v2:7")))
            .Commit("Ada", "2026-01-22T10:00Z", "Correct v1", (File, HistoryFile.Of("a:v1:6", "b:v2:7")))
            .Commit("Ada", "2026-01-23T10:00Z", "Say hello", ("README.md", "hello"))
            .Commit("Ada", "2026-01-24T10:00Z", "Take v2 out", (File, HistoryFile.Of("a:v1:6")), ("data/tracker.json", "{}"))
            .Commit("Ada", "2026-01-25T10:00Z", "Drop m01", (File, null));

        Assert.AreEqual("""
            2026-01-25 Ada: Drop m01
              m01 removed
                v1 on gpt-4o removed (was 60.0 %)
            2026-01-24 Ada: Take v2 out (settings)
              m01 changed
                v2 on gpt-4o removed (was 70.0 %)
            2026-01-22 Ada: Correct v1
              m01 changed
                v1 on gpt-4o changed: metrics.pass_rate 50.0 → 60.0, metrics.pass 5 → 6, metrics.fail 5 → 4
            2026-01-21 Ben: Import m01 v2
              m01 changed
                v2 on gpt-4o added: 70.0 %
            2026-01-20 Ada: Import m01 v1
              m01 added
                v1 on gpt-4o added: 50.0 %

            """, repo.Story());
    }

    [TestMethod]
    public void TellsSuggestionsAndWithdrawals()
    {
        using var repo = new TestRepo();
        const string open = """{ "version": "v1", "rubric": "R", "issue": "misses", "suggestion": "Say it", "status": "pending" }""";
        const string applied = """{ "version": "v1", "rubric": "R", "issue": "misses", "suggestion": "Say it", "status": "applied", "applied_in": "v2" }""";
        repo.Commit("Ada", "2026-01-20T10:00Z", "One", (File, HistoryFile.With("m01", open, "a:v1:5")))
            .Commit("Ada", "2026-01-21T10:00Z", "Two", (File, HistoryFile.With("m01", applied, "a:v1:5:\"withdrawn\"= { \"reason\"= \"wrong data\", \"at\"= \"2026-01-21\" }")))
            .Commit("Ada", "2026-01-22T10:00Z", "Three", (File, HistoryFile.Of("a:v1:5")));

        Assert.AreEqual("""
            2026-01-22 Ada: Three
              m01 changed
                v1 on gpt-4o changed: withdrawn {"at":"2026-01-21","reason":"wrong data"} taken out
                suggestion for v1 on R removed
            2026-01-21 Ada: Two
              m01 changed
                v1 on gpt-4o withdrawn: wrong data
                suggestion on R applied in v2
            2026-01-20 Ada: One
              m01 added
                v1 on gpt-4o added: 50.0 %
                suggestion for v1 on R added

            """, repo.Story());
    }

    [TestMethod]
    public void SaysWhereOnlyTheFormChanged()
    {
        using var repo = new TestRepo();
        var text = HistoryFile.Of("a:v1:5", "b:v2:7");
        repo.Commit("Ada", "2026-01-20T10:00Z", "One", (File, text))
            .Commit("Ada", "2026-01-21T10:00Z", "Two", (File, text.ReplaceLineEndings("").Replace("  ", " ", StringComparison.Ordinal).Replace("50.0", "50.00", StringComparison.Ordinal)))
            .Commit("Ada", "2026-01-22T10:00Z", "Three", (File, text));

        Assert.AreEqual("2 FormOnly", $"{repo.Read().Commits.SelectMany(c => c.Changes).SelectMany(m => m.Facts).Count(f => f is DataFact.FormOnly)} FormOnly");
    }

    [TestMethod]
    public void TellsTheModulesOwnFields()
    {
        using var repo = new TestRepo();
        repo.Commit("Ada", "2026-01-20T10:00Z", "One", (File, TestRepo.Lines("""{ "module_id": "m01", "module_name": "Old", "experiments": [] }""")))
            .Commit("Ada", "2026-01-21T10:00Z", "Two", (File, TestRepo.Lines("""{ "module_id": "m01", "module_name": "New", "primary_rubric": "R", "experiments": [] }""")));

        StringAssert.StartsWith(repo.Story(), """
            2026-01-21 Ada: Two
              m01 changed
                module_name "Old" → "New"
                primary_rubric set to "R"

            """, StringComparison.Ordinal);
    }

    [TestMethod]
    public void KnowsTheRemotesPagesAndTheTimeOfTheData()
    {
        using var repo = new TestRepo();
        repo.Commit("Ada", "2026-01-20T10:00Z", "One", (File, HistoryFile.Of()));
        repo.Git("remote", "add", "origin", "https://name:secret@github.com/o/n.git");

        var history = repo.Read();

        Assert.AreEqual("https://github.com/o/n/commit/{0}", history.CommitUrlPattern);
        Assert.AreEqual("2026-01-20T10:00:00Z", GeneratedAt.Of(history, "0"));
        Assert.AreEqual("1970-01-01T00:00:00Z", GeneratedAt.Of(ProjectHistory.None, "0"));
        Assert.IsNull(GeneratedAt.Of(ProjectHistory.None, "yesterday"));
        Assert.IsNull(GeneratedAt.Of(ProjectHistory.None, null));
    }
}
