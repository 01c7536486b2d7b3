using StaticTracker.Diagnostics;

namespace StaticTracker.Tests.Commands;

[TestClass]
public class CallingTheProgramWrongly
{
    [TestMethod]
    public void AnUnknownVerbIsMisuseAndTheNearestIsOffered()
    {
        var (exit, output, error) = Run("indx", "all");

        Assert.AreEqual(ExitCode.Misuse, exit);
        Assert.AreEqual("", output);
        Assert.AreEqual(string.Join(Environment.NewLine, "tracker: there is no command 'indx'.", "Did you mean 'index'?", "See 'tracker --help'.", ""), error);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("''")]
    [DataRow("--nope")]
    [DataRow("-")]
    [DataRow("--")]
    public void WhateverIsTypedIsNoCrash(string argument)
    {
        var (exit, output, error) = Run(argument);

        Assert.AreEqual(ExitCode.Misuse, exit);
        Assert.AreEqual("", output);
        Assert.EndsWith($"See 'tracker --help'.{Environment.NewLine}", error);
    }

    [TestMethod]
    public void AWordThatAnOptionDoesNotTakeIsToldInOneLineWithThoseThatItTakes()
    {
        var (exit, _, error) = Run("diff", "--format", "pdf");

        Assert.AreEqual(ExitCode.Misuse, exit);
        Assert.StartsWith("tracker: Argument 'pdf' not recognized. Must be one of: 'text' 'md' 'json' 'github'" + Environment.NewLine, error);
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
