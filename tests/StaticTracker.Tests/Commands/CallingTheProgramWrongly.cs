using StaticTracker.Diagnostics;
using StaticTracker.Tests.Importing;
using StaticTracker.Tests.Infra;

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
    public void AMistypedOptionOfAVerbThatTakesNamesIsNoName()
    {
        using var test = new TrackerTest().With("data/tracker.json", "{}").With("judged.json", JudgeText.Of().ToJsonString());
        string[] import = ["import", "{project}/judged.json"];

        test.Run([.. import, "--dry-rnu"]).Exits(ExitCode.Misuse);

        Assert.AreEqual("tracker: there is no option '--dry-rnu'.\nDid you mean '--dry-run'?\nSee 'tracker import --help'; what begins with a dash and is no option stands behind '--'.\n", test.Err);
        Assert.IsFalse(test.Has("data/modules/m01.json"));
    }

    [TestMethod]
    [DataRow("check --fxi", "Did you mean '--fix'?")]
    [DataRow("init --dry-rnu", "Did you mean '--dry-run'?")]
    [DataRow("show --jsno", "Did you mean '--json'?")]
    [DataRow("case -x", "See 'tracker case --help'")]
    [DataRow("suggest --al", "Did you mean '--all'?")]
    [DataRow("suggest m01 add --proposd", "Did you mean '--proposed'?")]
    [DataRow("run log --kin", "Did you mean '--kind'?")]
    [DataRow("diff --modue=m01", "Did you mean '--module'?")]
    public void SoItIsWithEveryVerb(string line, string said)
    {
        var (exit, output, error) = Run(line.Split(' '));

        Assert.AreEqual(ExitCode.Misuse, exit);
        Assert.AreEqual("", output);
        StringAssert.Contains(error, said, StringComparison.Ordinal);
        Assert.StartsWith("tracker: there is no option", error);
    }

    [TestMethod]
    [DataRow("check|", "files")]
    [DataRow("check|--data|", "--data")]
    [DataRow("init|", "DIR")]
    [DataRow("import|a.json|", "FILE")]
    [DataRow("build|--output|", "--output")]
    [DataRow("serve|-o|", "--output")]
    [DataRow("export|csv|-o|", "--output")]
    [DataRow("report|--summary|", "--summary")]
    [DataRow("prompt|add|m01|v1|--system|", "--system")]
    [DataRow("prompt|hash|--file|", "--file")]
    [DataRow("benchmark|add|core|m01@v1|--items|", "--items")]
    [DataRow("merge|a|b|", "THEIRS")]
    [DataRow("resolve|", "FILE")]
    [DataRow("migrate|", "FILE")]
    [DataRow("run|show|", "RUN")]
    public void NothingIsNamedByAnEmptyText(string line, string named)
    {
        var (exit, output, error) = Run(line.Split('|'));

        Assert.AreEqual(ExitCode.Misuse, exit);
        Assert.AreEqual("", output);
        Assert.StartsWith($"tracker: {named} is empty; where a variable of a script stands there, it has no value.", error);
    }

    [TestMethod]
    [DataRow("serve --port abc", "--port 'abc' is no number that it takes.")]
    [DataRow("export junit --pass-mark NaN", "--pass-mark 'NaN' is no number that it takes.")]
    public void AValueThatIsNoneIsToldWithoutTheProgramsOwnTypes(string line, string said)
    {
        var (exit, _, error) = Run(line.Split(' '));

        Assert.AreEqual(ExitCode.Misuse, exit);
        Assert.StartsWith("tracker: " + said, error);
    }

    [TestMethod]
    public void ANameWithADashStandsBehindTwo()
    {
        using var test = new TrackerTest().With("data/tracker.json", "{}");

        test.Run("check", "--", "--fix.json").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Out, "--fix.json: error ST007: there is no such file");
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
