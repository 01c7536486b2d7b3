using StaticTracker.Diagnostics;

namespace StaticTracker.Tests.Commands;

[TestClass]
public class CallingTheProgramWrongly
{
    [TestMethod]
    public void AnUnknownVerbIsMisuseAndTheNearestIsOffered()
    {
        var (exit, output, error) = Run("indx");

        Assert.AreEqual(ExitCode.Misuse, exit);
        Assert.AreEqual("", output);
        StringAssert.Contains(error, "Did you mean 'index'?", StringComparison.Ordinal);
    }

    [TestMethod]
    public void AnUnknownOptionIsMisuseAndTheNearestIsOffered()
    {
        var (exit, _, error) = Run("index", "--quite");

        Assert.AreEqual(ExitCode.Misuse, exit);
        StringAssert.Contains(error, "Did you mean '--quiet'?", StringComparison.Ordinal);
    }

    [TestMethod]
    public void NoArgumentsShowTheHelp()
    {
        var (exit, output, _) = Run();

        Assert.AreEqual(ExitCode.Fine, exit);
        StringAssert.Contains(output, "index", StringComparison.Ordinal);
    }

    [TestMethod]
    public void EveryVerbHasHelpWithExamples()
    {
        foreach (var verb in App.CreateRoot().Subcommands)
        {
            var (exit, output, _) = Run(verb.Name, "--help");

            Assert.AreEqual(ExitCode.Fine, exit);
            StringAssert.Contains(output, $"Examples:{Environment.NewLine}  tracker {verb.Name}", StringComparison.Ordinal);
        }
    }

    private static (int Exit, string Out, string Error) Run(params string[] args)
    {
        using var input = new StringReader("");
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (App.Run(args, input, output, error), output.ToString(), error.ToString());
    }
}
