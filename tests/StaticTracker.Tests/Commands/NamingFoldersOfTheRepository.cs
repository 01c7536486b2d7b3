using System.Diagnostics;
using StaticTracker.Tests.Importing;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Commands;

/// <summary>Problems with git are told of the folder as people see it from where they are, as all others are: not by a path from the root of the disk.</summary>
[TestClass]
public sealed class NamingFoldersOfTheRepository
{
    [TestMethod]
    public void WithoutARepository()
    {
        using var test = new TrackerTest().With("in/a.json", JudgeText.Of().ToJsonString()).Run("import", "{project}/in");

        StringAssert.StartsWith(InTheProject(test, "log"), "data: warning ST502: ", StringComparison.Ordinal);
    }

    [TestMethod]
    public void InTheMiddleOfAMerge()
    {
        using var test = new TrackerTest().With("in/a.json", JudgeText.Of().ToJsonString());
        Ran(test, "git", "init", "-q");
        test.With(".git/MERGE_HEAD", "0000000000000000000000000000000000000000\n");

        StringAssert.StartsWith(InTheProject(test, "import", "in", "--commit"), "data: error ST", StringComparison.Ordinal);
    }

    private static string InTheProject(TrackerTest test, params string[] args) => Ran(test, "dotnet", [typeof(App).Assembly.Location, .. args]);

    /// <summary>What a program said on stderr, with the project as its current folder.</summary>
    private static string Ran(TrackerTest test, string program, params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(program, args) { WorkingDirectory = test.Project, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        output.GetAwaiter().GetResult();
        process.WaitForExit();
        return error;
    }
}
