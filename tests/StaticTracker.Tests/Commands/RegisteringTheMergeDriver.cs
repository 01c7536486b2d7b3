using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Setup;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Commands;

[TestClass]
public class RegisteringTheMergeDriver
{
    [TestMethod]
    public void SetsTheSettingsOfTheCloneAndLaysTheAttributes()
    {
        using var repo = new TestRepo();

        var (code, output) = Init(repo, "--merge-driver");

        Assert.AreEqual(ExitCode.Fine, code, output);
        StringAssert.Contains(output, "set merge.tracker.driver in the settings of this clone\n", StringComparison.Ordinal);
        StringAssert.Contains(repo.Git("config", "merge.tracker.driver"), " merge %O %A %B --path %P --marker-size %L ", StringComparison.Ordinal);
        StringAssert.EndsWith(repo.Git("config", "diff.tracker.textconv"), " show --file\n", StringComparison.Ordinal);
        Assert.AreEqual("data/modules/m01.json: merge: tracker\ndata/modules/m01.json: diff: tracker\n", repo.Git("check-attr", "merge", "diff", "--", "data/modules/m01.json"));
        Assert.AreEqual(
            "data/verdicts/m01/e1.json: merge: tracker\ndata/verdicts/m01/e1.json: linguist-generated: set\n", repo.Git("check-attr", "merge", "linguist-generated", "--", "data/verdicts/m01/e1.json"));
    }

    [TestMethod]
    [DataRow("data/tracker.json")]
    [DataRow("data/items/m01/gd@v1.json")]
    [DataRow("data/details/m01/e1.json")]
    [DataRow("data/prompts/m01/v1/bundle.json")]
    [DataRow("data/runs/r1/run.json")]
    [DataRow("data/ab/a1.json")]
    [DataRow("data/benchmarks/core@v1.json")]
    [DataRow("data/promotions/m01.json")]
    [DataRow("data/promotions/reports/m01/r1.json")]
    [DataRow("data/routers/m01/router-v1.json")]
    public void EveryKindOfDataIsMergedByIt(string path)
    {
        using var repo = new TestRepo();
        Init(repo, "--merge-driver");

        Assert.AreEqual($"{path}: merge: tracker\n", repo.Git("check-attr", "merge", "--", path));
    }

    [TestMethod]
    public void TwiceChangesNothing()
    {
        using var repo = new TestRepo();
        Init(repo, "--merge-driver");

        Assert.AreEqual((ExitCode.Fine, "Everything is there already.\n"), Init(repo, "--merge-driver"));
    }

    [TestMethod]
    public void InAProjectThatIsThereLeavesEverythingElseAlone()
    {
        using var repo = new TestRepo();
        repo.Write("data/tracker.json", "{}\n").Write(".gitattributes", "*.png binary\n");

        var (code, output) = Init(repo, "--merge-driver");

        Assert.AreEqual(ExitCode.Fine, code, output);
        StringAssert.StartsWith(output, "wrote .gitattributes\nset merge.tracker.name ", StringComparison.Ordinal);
        StringAssert.StartsWith(File.ReadAllText(repo.PathOf(".gitattributes")), "*.png binary\n# >>> statictracker", StringComparison.Ordinal);
        Assert.AreEqual("{}\n", File.ReadAllText(repo.PathOf("data/tracker.json")));
        Assert.IsFalse(Directory.Exists(repo.PathOf(".github")));
    }

    [TestMethod]
    public void ADryRunSetsNothing()
    {
        using var repo = new TestRepo();

        var answer = JsonDocument.Parse(Init(repo, "--merge-driver", "--dry-run", "--json").Output).RootElement;

        Assert.AreEqual("merge.tracker.name", answer.GetProperty("settings")[0].GetString());
        Assert.AreNotEqual(0, repo.TryGit("config", "merge.tracker.driver").ExitCode);
        Assert.IsFalse(File.Exists(repo.PathOf(".gitattributes")));
    }

    [TestMethod]
    public void OutsideARepositoryNothingIsWritten()
    {
        using var test = new TrackerTest();

        test.Run("init", "{project}", "--merge-driver").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, "error ST502: a merge driver is a setting of a git repository: this folder is in no git working tree; run git init in the project's folder", StringComparison.Ordinal);
        Assert.IsFalse(test.Has(".gitattributes"));
    }

    [TestMethod]
    public void TheWorkflowIsLaidOnRequest()
    {
        using var repo = new TestRepo();
        repo.Write("data/tracker.json", "{}\n");

        Assert.AreEqual((ExitCode.Fine, "wrote .github/workflows/merge-data.yml\n"), Init(repo, "--merge-workflow"));
    }

    [TestMethod]
    [DataRow("/usr/bin/tracker", "/usr/lib/tracker.dll", "/usr/bin/tracker")]
    [DataRow("/opt/my tools/tracker", "/opt/my tools/tracker.dll", "'/opt/my tools/tracker'")]
    [DataRow("/opt/it's/tracker", "/opt/it's/tracker.dll", "'/opt/it'\\''s/tracker'")]
    [DataRow("/usr/bin/dotnet", "/home/a/.nuget/packages/statictracker/1.0.0/tools/net10.0/any/tracker.dll", "dotnet tracker")]
    [DataRow("/usr/bin/dotnet", "/src/StaticTracker/bin/tracker.dll", "/usr/bin/dotnet /src/StaticTracker/bin/tracker.dll")]
    public void CallsTheProgramSoThatAShellFindsIt(string program, string library, string expected)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var repo = new TestRepo();
        repo.Write(".config/dotnet-tools.json", "{}");

        Assert.AreEqual(expected, OwnCommand.Of(program, library, "/nowhere", repo.Folder));
    }

    [TestMethod]
    public void CallsItByItsNameWhereTheSearchPathFindsIt()
    {
        using var repo = new TestRepo();
        var program = repo.PathOf(OperatingSystem.IsWindows() ? "tracker.exe" : "tracker");
        File.WriteAllText(program, "");

        Assert.AreEqual("tracker", OwnCommand.Of(program, "tracker.dll", repo.Folder, repo.Folder));
    }

    private static (int ExitCode, string Output) Init(TestRepo repo, params string[] arguments)
    {
        using var input = new StringReader("");
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = App.Run(["init", repo.Folder, "-q", .. arguments], input, output, error);
        return (code, output.ToString() + error);
    }
}
