using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.History;

[TestClass]
public sealed class ReadingASimpleHistory
{
    private const string One = """{ "id": "a", "prompt_version": "v1", "model": "gpt-4o", "timestamp": "2026-01-20T00:31:46", "metrics": { "pass_rate": 50.0, "total": 10, "pass": 5, "fail": 5 } }""";
    private const string OneCorrected = """{ "id": "a", "prompt_version": "v1", "model": "gpt-4o", "timestamp": "2026-01-20T00:31:46", "metrics": { "pass_rate": 60.0, "total": 10, "pass": 6, "fail": 4 } }""";
    private const string Two = """{ "id": "b", "prompt_version": "v2", "model": "gpt-5", "timestamp": "2026-01-21T00:31:46", "metrics": { "pass_rate": 70.0, "total": 10, "pass": 7, "fail": 3 } }""";

    [TestMethod]
    public void TellsWhatEachCommitBrought()
    {
        using var repo = new TestRepo();
        repo.Commit("Ada", "2026-01-20T10:00Z", "Import m01 v1", ("data/modules/m01.json", File(One)))
            .Commit("Ben", "2026-01-21T10:00Z", "Import m01 v2", ("data/modules/m01.json", File(One + "," + Two)))
            .Commit("Ada", "2026-01-22T10:00Z", "Correct v1", ("data/modules/m01.json", File(OneCorrected + "," + Two)))
            .Commit("Ada", "2026-01-23T10:00Z", "Say hello", ("README.md", "hello"));

        Assert.AreEqual("""
            2026-01-22 Ada: Correct v1
              m01 changed
                v1 on gpt-4o changed: metrics.pass_rate 50.0 → 60.0, metrics.pass 5 → 6, metrics.fail 5 → 4
            2026-01-21 Ben: Import m01 v2
              m01 changed
                v2 on gpt-5 added: 70.0 %
            2026-01-20 Ada: Import m01 v1
              m01 added
                v1 on gpt-4o added: 50.0 %

            """, repo.Story());
    }

    private static string File(string experiments) => TestRepo.Lines($$"""{ "module_id": "m01", "experiments": [{{experiments}}] }""");
}
