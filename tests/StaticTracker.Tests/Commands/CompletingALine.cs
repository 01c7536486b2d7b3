using System.Diagnostics;
using StaticTracker.Setup;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Commands;

/// <summary>What a shell is offered for the word at the cursor, and the scripts by which it asks.</summary>
[TestClass]
public class CompletingALine
{
    [TestMethod]
    [DataRow("tracker roll", "rollback")]
    [DataRow("/usr/local/bin/tracker roll", "rollback")]
    [DataRow("tracker show ", "m01 m02")]
    [DataRow("tracker show m0", "m01 m02")]
    [DataRow("tracker show M0", "")]
    [DataRow("tracker compare ", "m01@ m02@")]
    [DataRow("tracker compare m01@", "m01@v1/gpt-4o m01@v2/gpt-4o m01@v2/gpt-5")]
    [DataRow("tracker compare m01@v2/gpt-4o m01@v2", "m01@v2/gpt-4o m01@v2/gpt-5")]
    [DataRow("tracker retract m02_", "m02_first")]
    [DataRow("tracker blame nowhere@", "")]
    [DataRow("tracker import --module m0", "m01 m02")]
    [DataRow("tracker import ", "")]
    [DataRow("tracker import --prim", "--primary-rubric")]
    [DataRow("tracker export c", "csv")]
    [DataRow("tracker completion ", "bash fish pwsh zsh")]
    [DataRow("tracker run show r", "r1")]
    [DataRow("tracker prompt show ", "m01@v1")]
    [DataRow("tracker benchmark show ", "core@v1")]
    [DataRow("tracker ab show ", "tone")]
    [DataRow("tracker show m01 extra more", "")]
    [DataRow("tracker nothing ", "")]
    public void WhatMayFollowIsOffered(string line, string offers)
    {
        using var test = new TrackerTest();
        test.With("data/modules/m01.json", Module("m01", ("a", "v1", "gpt-4o"), ("b", "v2", "gpt-5"), ("c", "v2", "gpt-4o"), ("d", "v2", "gpt-5")))
            .With("data/modules/m02.json", Module("m02", ("m02_first", "v1", "gpt-5")))
            .With("data/runs/r1/run.json", "{}").With("data/prompts/m01/v1/bundle.json", "{}").With("data/benchmarks/core@v1.json", "{}").With("data/ab/tone.json", "{}").With("data/ab/.hidden", "");

        Assert.AreEqual(offers, Offers(test, line));
    }

    [TestMethod]
    public void WithoutDataOrWithABrokenFileNothingIsOfferedAndNothingIsSaid()
    {
        using var test = new TrackerTest();
        test.With("data/modules/m01.json", "{");

        Assert.AreEqual("", Offers(test, "tracker compare m01@"));
        Assert.AreEqual("", Ask("tracker --data /nowhere/at/all show "));
        Assert.AreEqual("", Ask($"tracker --data {test.PathOf("data")} --data /nowhere/at/all show "));
        Assert.AreEqual("m01", Ask($"tracker --data /nowhere/at/all --data {test.PathOf("data")} show "));
    }

    [TestMethod]
    public void RevisionsAreBranchesAndTagsOnBothSidesOfARange()
    {
        using var repo = new TestRepo();
        repo.Commit("A", "2026-01-20T00:00:00Z", "Begin", ("data/tracker.json", "{}\n")).Branch("wide").Git("tag", "worked");

        Assert.AreEqual("wide worked", Ask($"tracker --data {repo.Data} diff w"));
        Assert.AreEqual("main...wide main...worked", Ask($"tracker --data {repo.Data} gate main...w"));
    }

    [TestMethod]
    public void EveryShellHasAScript()
    {
        foreach (var shell in ShellCompletion.Shells)
        {
            using var test = new TrackerTest();

            test.Run("completion", shell).Exits(0);

            StringAssert.Contains(test.Out, "[suggest]", StringComparison.Ordinal);
            Assert.AreEqual("", test.Err);
        }
    }

    /// <summary>PowerShell tells where the cursor stands in all that was typed (<c>cd x; tracker sh</c>), and puts in what it is given as it is.</summary>
    [TestMethod]
    public void PowerShellCountsFromTheCommandAndQuotesWhatMeansSomethingToIt()
    {
        using var test = new TrackerTest();

        test.Run("completion", "pwsh").Exits(0);

        StringAssert.Contains(test.Out, "$length = $position - $line.Extent.StartOffset\n", StringComparison.Ordinal);
        StringAssert.Contains(test.Out, "$_.Replace(\"'\", \"''\")", StringComparison.Ordinal);
    }

    [TestMethod]
    public void AnotherShellIsMisuse()
    {
        using var test = new TrackerTest();

        test.Run("completion", "cmd").Exits(2);

        StringAssert.Contains(test.Err, "'bash'", StringComparison.Ordinal);
    }

    /// <summary>To bash a word begins behind '@', so that only what follows may be in the reply; a space is a part of a name.</summary>
    [TestMethod]
    public void BashGetsWhatStandsBehindItsOwnWordBreaks()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Assert.AreEqual("line=tracker compare m01@v2/|v2/gpt-5|v2/local\\ one", BashReplies("tracker compare m01@v2/", "m01@v2/gpt-5", "m01@v2/local one"));
        Assert.AreEqual("line=tracker show m|m01|m02", BashReplies("tracker show m", "m01", "m02"));
    }

    private static string BashReplies(string line, params string[] offers)
    {
        var folder = Directory.CreateTempSubdirectory("tracker-bash-").FullName;
        try
        {
            var program = Path.Combine(folder, "tracker");
            Executable.Write(program, $"#!/bin/sh\nprintf '%s' \"$2\" > '{folder}/line'\ncat <<'end'\n{string.Join('\n', offers)}\nend\n");
            File.WriteAllText(Path.Combine(folder, "ask.sh"), $$"""
                {{ShellCompletion.ScriptOf("bash").ReplaceLineEndings("\n")}}
                COMP_WORDBREAKS=$' \t\n"\'@><=;|&(:'
                COMP_LINE='{{line}}'
                COMP_POINT=${#COMP_LINE}
                _tracker '{{program}}'
                printf 'line=%s' "$(cat '{{folder}}/line')"
                printf '|%s' "${COMPREPLY[@]}"
                """.ReplaceLineEndings("\n"));
            var start = new ProcessStartInfo("bash", ["--norc", Path.Combine(folder, "ask.sh")]) { RedirectStandardOutput = true };
            using var process = Process.Start(start)!;
            var said = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return said;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Offers(TrackerTest test, string line) =>
        Ask(line.Replace("tracker ", $"tracker --data {test.PathOf("data")} ", StringComparison.Ordinal));

    private static string Ask(string line)
    {
        using var input = new StringReader("");
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = App.Run(["[suggest]", line], input, output, error);
        Assert.AreEqual(0, code);
        Assert.AreEqual("", error.ToString());
        return string.Join(' ', output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Module(string id, params (string Id, string Version, string Model)[] experiments) => $$"""
        {"module_id": "{{id}}", "experiments": [{{string.Join(',', experiments.Select(e => $$"""
          {"id": "{{e.Id}}", "prompt_version": "{{e.Version}}", "model": "{{e.Model}}", "timestamp": "2026-01-20T00:31:46", "metrics": {"pass_rate": 50.0, "total": 10, "pass": 5, "fail": 5} }
        """))}}]}
        """;
}
