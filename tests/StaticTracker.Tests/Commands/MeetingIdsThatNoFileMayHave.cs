using StaticTracker.Diagnostics;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Commands;

/// <summary>Experiments and runs named as no file may be, written by hand or by a merge: nothing is kept of them under that name, and no verb breaks.</summary>
[TestClass]
public class MeetingIdsThatNoFileMayHave
{
    [TestMethod]
    [DataRow("CON")]
    [DataRow("a/b")]
    [DataRow("../outside")]
    [DataRow("x.")]
    public void EveryVerbGoesOnWithoutTheVerdictsOfSuchAnExperiment(string id)
    {
        using var repo = new TestRepo();
        repo.Commit("A", "2026-01-20T00:00:00Z", "Begin", ("data/tracker.json", "{}\n"), ("data/modules/m01.json", Module("e1")));
        repo.Write("data/modules/m01.json", Module(id));
        foreach (var verb in (string[][])
            [["check"], ["diff", "HEAD"], ["gate", "HEAD"], ["case", "a"], ["cycle", "m01"], ["export", "junit"], ["compare", "m01@v1/gpt-5", "m01@v2/gpt-5"], ["verify", repo.Data], ["show", "m01"], ["suggest", "m01"]])
        {
            using var input = new StringReader("");
            using var output = new StringWriter();
            using var error = new StringWriter();

            var code = App.Run([.. verb, "--data", repo.Data], input, output, error);

            Assert.IsLessThanOrEqualTo(ExitCode.NotEnoughEvidence, code, $"{string.Join(' ', verb)}: {error}");
        }
    }

    [TestMethod]
    public void ARunOfAnExperimentThatNoFolderMayBeIsNotThere()
    {
        using var test = new TrackerTest();
        test.With("data/tracker.json", "{}\n").Run("ab", "new", "own", "--module", "m01", "--hypothesis", "More is found", "--metric", "pass_rate", "--minimum-effect", "5", "--planned-n", "30").Exits(0);
        test.With("data/ab/own.json", test.Read("data/ab/own.json").Replace("\n}", ",\n  \"control\": [\n    \"CON\"\n  ]\n}", StringComparison.Ordinal));

        test.Run("check").Exits(1);

        StringAssert.Contains(test.Out + test.Err, "there is no run 'CON'", StringComparison.Ordinal);
    }

    private static string Module(string id) => $$"""
        {"module_id": "m01", "experiments": [
          {"id": "{{id}}", "prompt_version": "v1", "model": "gpt-5", "timestamp": "2026-01-20T00:31:46", "metrics": {"pass_rate": 50.0, "total": 10, "pass": 5, "fail": 5} },
          {"id": "other", "prompt_version": "v2", "model": "gpt-5", "timestamp": "2026-01-21T00:31:46", "metrics": {"pass_rate": 60.0, "total": 10, "pass": 6, "fail": 4} }
        ]}
        """;
}
