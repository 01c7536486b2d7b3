using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text.Json;
using StaticTracker.Tests.Architecture;
using StaticTracker.Tests.Infra;
using YamlDotNet.RepresentationModel;

namespace StaticTracker.Tests.Merging;

/// <summary><c>tracker resolve --merge</c>, and the workflow that calls it for every pull request.</summary>
[TestClass]
public class BringingABranchUpToDate
{
    [TestMethod]
    public void AConflictInDataAloneIsMergedAndCommitted()
    {
        using var repo = Branches();

        Assert.AreEqual(0, repo.Tracker("resolve", "--merge", "main"), repo.Last.Err);

        Assert.AreEqual("merged main: only data was in conflict, and nothing contradicts\n", repo.Last.Out);
        Assert.AreEqual("Merge main, which conflicted in data only\n", repo.Repo.Git("log", "-1", "--format=%s"));
        Assert.AreEqual(repo.Repo.Git("rev-parse", "main"), repo.Repo.Git("rev-parse", "HEAD^2"));
        Assert.AreEqual("", repo.Status);
        Assert.AreEqual("v1 v2 v3", repo.Versions);
        repo.IsSound();
    }

    [TestMethod]
    public void WithoutAConflictNothingIsDone()
    {
        using var repo = Branches();
        repo.Repo.Git("checkout", "-q", "-b", "beside", "main~1");
        repo.Repo.Write("a.md", "x");
        var head = repo.Commit("Beside").Repo.Git("rev-parse", "HEAD");

        Assert.AreEqual(0, repo.Tracker("resolve", "--merge", "main"));
        StringAssert.Contains(repo.Last.Out, "does not conflict", StringComparison.Ordinal);
        Assert.AreEqual(0, repo.Tracker("resolve", "--merge", "HEAD~1", "--json"));
        Assert.AreEqual("unchanged", JsonDocument.Parse(repo.Last.Out).RootElement.GetProperty("outcome").GetString());

        Assert.AreEqual(head, repo.Repo.Git("rev-parse", "HEAD"));
        Assert.AreEqual("", repo.Status);
    }

    [TestMethod]
    public void AnotherFileInConflictLeavesAllAsItWas()
    {
        using var repo = Branches(code: true);
        var head = repo.Repo.Git("rev-parse", "HEAD");

        Assert.AreEqual(1, repo.Tracker("resolve", "--merge", "main"));

        StringAssert.Contains(repo.Last.Err, "a.cs: error ST575", StringComparison.Ordinal);
        Assert.AreEqual((head, ""), (repo.Repo.Git("rev-parse", "HEAD"), repo.Status));
        Assert.IsFalse(File.Exists(repo.Repo.PathOf(".git/MERGE_HEAD")));
    }

    [TestMethod]
    public void AContradictionLeavesAllAsItWas()
    {
        using var repo = Branches(settings: true);
        var head = repo.Repo.Git("rev-parse", "HEAD");

        Assert.AreEqual(1, repo.Tracker("resolve", "--merge", "main"));

        StringAssert.Contains(repo.Last.Err, "data/tracker.json:3:1: error ST570: title", StringComparison.Ordinal);
        StringAssert.Contains(repo.Last.Err, "Nothing was merged: the branch is as it was.", StringComparison.Ordinal);
        Assert.AreEqual((head, ""), (repo.Repo.Git("rev-parse", "HEAD"), repo.Status));
    }

    [TestMethod]
    public void WhatDoesNotPassTheCheckIsNotMerged()
    {
        // One id in two modules: each file merges, and only both together are wrong.
        using var repo = Branches();
        var text = repo.Read("data/modules/m01.json");
        repo.Repo.Write("data/modules/m02.json", text.Replace("\"module_id\": \"m01\"", "\"module_id\": \"m02\"", StringComparison.Ordinal).Replace("m01_v1", "m02_v1", StringComparison.Ordinal));
        repo.Commit("Copy");

        Assert.AreEqual(1, repo.Tracker("resolve", "--merge", "main"));

        StringAssert.Contains(repo.Last.Err, "error ST302", StringComparison.Ordinal);
        Assert.AreEqual("", repo.Status);
        Assert.AreEqual("Copy\n", repo.Repo.Git("log", "-1", "--format=%s"));
    }

    [TestMethod]
    [DataRow("no-such-branch", "ST530")]
    [DataRow("--help-me", "ST530")]
    public void AnUnknownRevisionIsTold(string revision, string code)
    {
        using var repo = Branches();

        Assert.AreEqual(1, repo.Tracker("resolve", $"--merge={revision}"));

        StringAssert.Contains(repo.Last.Err, code, StringComparison.Ordinal);
    }

    [TestMethod]
    public void UncommittedChangesAndOperationsUnderWayAreNotTouched()
    {
        using var repo = Branches();
        repo.Repo.Write("data/tracker.json", "mine");
        Assert.AreEqual(1, repo.Tracker("resolve", "--merge", "main"));
        StringAssert.Contains(repo.Last.Err, "data/tracker.json: error ST521", StringComparison.Ordinal);
        Assert.AreEqual("mine", repo.Read("data/tracker.json"));

        repo.Repo.Git("checkout", "-q", "data/tracker.json");
        repo.Repo.TryGit("merge", "main");
        Assert.AreEqual(1, repo.Tracker("resolve", "--merge", "main"));
        StringAssert.Contains(repo.Last.Err, "ST520", StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow(".github/workflows/merge-data.yml")]
    [DataRow("src/StaticTracker/Setup/Files/merge-data.yml")]
    public void TheWorkflowPushesWhatCouldBeMergedAndNothingElse(string workflow)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var repo = Branches();
        repo.Repo.Git("branch", "-q", "only-data");
        repo.Branch("contradicts", "only-data").Edit("data/tracker.json", "\"Ours\"", "\"Mine\"").Repo.Checkout("main");
        repo.Edit("data/tracker.json", "\"Ours\"", "\"Yours\"").Repo.Git("branch", "-q", "up-to-date");
        var remote = repo.Repo.Beside("remote.git");
        repo.Repo.Git("clone", "-q", "--bare", repo.Folder, remote);
        var clone = repo.Repo.Beside("clone/checkout");
        repo.Repo.Git("clone", "-q", remote, clone);

        var (code, said) = RunScript(repo, Script(workflow), clone, "only-data\ncontradicts\nup-to-date\nno-longer-there\n");

        Assert.AreEqual(0, code, said);
        StringAssert.Contains(said, "merged origin/main: only data was in conflict", StringComparison.Ordinal);
        string At(string branch) => repo.Repo.Git($"--git-dir={remote}", "log", "-1", "--format=%s", branch).TrimEnd();
        Assert.AreEqual("Merge origin/main, which conflicted in data only", At("only-data"));
        Assert.AreEqual("Edit data/tracker.json", At("contradicts"));
        Assert.AreEqual("Edit data/tracker.json", At("up-to-date"));
    }

    private static string Script(string workflow)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(Checkout.Read(workflow)));
        var steps = (YamlSequenceNode)yaml.Documents[0].RootNode["jobs"]["merge"]["steps"];
        return steps.Children[^1]["run"].ToString();
    }

    /// <summary>As a runner would, with a stand-in for the host's own program.</summary>
    [UnsupportedOSPlatform("windows")]
    private static (int ExitCode, string Said) RunScript(BranchedRepo repo, string script, string folder, string branches)
    {
        var tools = Directory.CreateDirectory(repo.Repo.Beside("tools")).FullName;
        var list = Path.Combine(tools, "branches");
        File.WriteAllText(list, branches);
        Executable.Write(Path.Combine(tools, "gh"), $"#!/bin/sh\n[ \"$1\" = auth ] || cat '{list}'\n");
        var start = new ProcessStartInfo("bash", ["-e", "-c", script]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = $"{tools}:{start.Environment["PATH"]}";
        start.Environment["BASE"] = "main";
        start.Environment["TRACKER"] = $"dotnet {typeof(App).Assembly.Location}";
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        foreach (var role in new[] { "AUTHOR", "COMMITTER" })
        {
            start.Environment[$"GIT_{role}_NAME"] = "Bot";
            start.Environment[$"GIT_{role}_EMAIL"] = "bot@example.org";
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.GetAwaiter().GetResult());
    }

    /// <summary>On a branch that imported v2 while main imported v3; both may have changed more.</summary>
    private static BranchedRepo Branches(bool settings = false, bool code = false)
    {
        var repo = new BranchedRepo(withDriver: false);
        repo.Repo.Git("config", "user.name", "Ada");
        repo.Repo.Git("config", "user.email", "ada@example.org");
        repo.Import("PF").Branch("feature");
        foreach (var (branch, letters, version) in new[] { ("main", "PPF", "v3"), ("feature", "PF", "v2") })
        {
            repo.Repo.Checkout(branch);
            repo.Import(letters, version);
            if (settings)
            {
                repo.Edit("data/tracker.json", "\"Ours\"", $"\"{branch}\"");
            }

            if (code)
            {
                repo.Repo.Write("a.cs", branch);
                repo.Commit("Code");
            }
        }

        return repo;
    }
}
