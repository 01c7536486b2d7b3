using Building;

namespace StaticTracker.Tests.Building;

[TestClass]
public sealed class StartingTheBuild
{
    [TestMethod]
    public void ListsEveryTargetWithItsNeedsInTheHelp()
    {
        var (code, output, _) = Run("--help");

        Assert.AreEqual(0, code);
        foreach (var task in BuildApp.Tasks)
        {
            Assert.Contains($"  {task.Name}", output);
            Assert.Contains(task.Description, output);
        }
    }

    [TestMethod]
    public void ListsTheNamesAlone() =>
        Assert.AreEqual((0, "Default\nClean\nRestore\nFormat\nCompile\nTest\nPack\nPrograms\nSite\nScreenshots\n", ""), Run("--list"));

    [TestMethod]
    [DataRow("--target=Nope", "--target 'Nope' is unknown. There are: Default, Clean, Restore, Format, Compile, Test, Pack, Programs, Site, Screenshots.")]
    [DataRow("--runtime=amiga", "--runtime 'amiga' is unknown. There are: linux-x64, linux-arm64, osx-arm64, win-x64.")]
    [DataRow("--runtime", "--runtime needs a name.")]
    [DataRow("--configuration=Fast", "--configuration 'Fast' is unknown. There are: Release, Debug.")]
    [DataRow("--target", "--target needs a name.")]
    [DataRow("Test", "'Test' is not an option.")]
    [DataRow("--fix=yes", "'--fix=yes' is not an option.")]
    public void AnswersAMisspeltOptionWithWhatThereIs(string argument, string complaint)
    {
        var (code, output, error) = Run(argument);

        Assert.AreEqual((2, ""), (code, output));
        Assert.StartsWith($"build: {complaint}", error);
    }

    [TestMethod]
    public void TakesNamesInAnyCase()
    {
        Assert.IsTrue(BuildOptions.TryParse(["--target", "test", "--configuration=debug", "--fix"], out var options, out _));

        Assert.AreEqual(new BuildOptions("Test", "Debug", Fix: true, List: false, Help: false), options);
    }

    private static (int Code, string Output, string Error) Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = BuildApp.Run(args, output, error);
        return (code, output.ToString().ReplaceLineEndings("\n"), error.ToString());
    }
}
