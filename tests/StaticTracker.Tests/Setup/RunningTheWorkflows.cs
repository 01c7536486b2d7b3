using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using StaticTracker.Reporting;
using StaticTracker.Tests.History;
using StaticTracker.Tests.Importing;
using StaticTracker.Tests.Reporting;

namespace StaticTracker.Tests.Setup;

/// <summary>The shell of the workflows, run for real on checkouts as the host makes them. What the actions do is left out.</summary>
[TestClass]
[SuppressMessage("Interoperability", "CA1416", Justification = "There is no run on Windows: Start gives none.")]
public sealed class RunningTheWorkflows
{
    private const string Module = "data/modules/m01.json";
    private const string Review = ".github/workflows/review.yml";
    private const string Post = ".github/workflows/review-post.yml";

    [TestMethod]
    public void APullRequestIsReportedAndHasAPreview()
    {
        using var repo = PullRequest(r => r.With(Module, HistoryFile.Of("a:v1:5", "b:v2:7")));
        if (Start(repo, Review, "review") is not { } run)
        {
            return;
        }

        Assert.AreEqual(0, run.Step("ready=true").ExitCode);
        Assert.AreEqual("ready=true\n", run.Outputs);
        var report = run.Step("tracker report");
        Assert.AreEqual(0, report.ExitCode, report.Out);
        StringAssert.StartsWith(run.Summary, DiffMarkdown.Marker, StringComparison.Ordinal);
        StringAssert.Contains(run.Summary, "v2 on gpt-4o", StringComparison.Ordinal);
        var preview = run.Step("tracker build");
        Assert.AreEqual(0, preview.ExitCode, preview.Out);
        StringAssert.Contains(File.ReadAllText(Path.Combine(run.Workspace, "preview.html")), "<th scope=col>v2", StringComparison.Ordinal);
    }

    [TestMethod]
    public void AnEditedFigureFailsItWithAnAnnotationAtTheFileOfTheRepository()
    {
        using var repo = PullRequest(r => r.With(Module, HistoryFile.Of("a:v1:6")));
        if (Start(repo, Review, "review") is not { } run)
        {
            return;
        }

        var report = run.Step("tracker report");
        Assert.AreEqual(1, report.ExitCode, report.Out);
        StringAssert.Contains(report.Out, "::error file=data/modules/m01.json,line=", StringComparison.Ordinal);
    }

    [TestMethod]
    public void TemplatesAndProgramOfThePullRequestCountForNothing()
    {
        using var repo = PullRequest(r => r.With(Module, HistoryFile.Of("a:v1:5", "b:v2:7")).With("site-templates/partials/legend.hbs", "<p>owned</p>")
            .With(".github/actions/tracker/action.yml", "owned").With(".config/dotnet-tools.json", "owned"));
        if (Start(repo, Review, "review") is not { } run)
        {
            return;
        }

        Assert.AreEqual(0, run.Step("tracker build").ExitCode);
        Assert.IsFalse(File.ReadAllText(Path.Combine(run.Workspace, "preview.html")).Contains("owned", StringComparison.Ordinal));
        Assert.IsFalse(File.ReadAllText(Path.Combine(run.Workspace, "base/.github/actions/tracker/action.yml")).Contains("owned", StringComparison.Ordinal));
    }

    [TestMethod]
    public void ABaseWithoutTheProgramIsToldAndNotFailed()
    {
        using var repo = new ReviewedRepo().With(Module, HistoryFile.Of("a:v1:5")).Commit("Import v1");
        repo.Git.Branch("change");
        repo.With(Module, HistoryFile.Of("a:v1:5", "b:v2:7")).Commit("Import v2");
        if (Start(repo, Review, "review") is not { } run)
        {
            return;
        }

        var (code, text) = run.Step("ready=true");
        Assert.AreEqual("0 ", $"{code} {run.Outputs}");
        StringAssert.StartsWith(text, "::notice::", StringComparison.Ordinal);
    }

    [TestMethod]
    public void WhatIsPostedIsMadeAgainAndTakenOverThroughTheProgram()
    {
        using var repo = PullRequest(r => r.With(Module, HistoryFile.Of("a:v1:6")));
        if (Start(repo, Post, "judge", ("BRANCH", "main")) is not { } judge)
        {
            return;
        }

        var made = judge.Step("tracker report");
        Assert.AreEqual(0, made.ExitCode, made.Out);

        var post = Start(repo, Post, "post")!;
        Directory.Move(Path.Combine(judge.Workspace, "report"), Path.Combine(post.Temp, "report"));
        var accepted = post.Step("report accept");
        Assert.AreEqual(0, accepted.ExitCode, accepted.Out);
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(post.Temp, "accepted/report.json")));
        Assert.AreEqual("failure", json.RootElement.GetProperty("conclusion").GetString());

        File.AppendAllText(Path.Combine(post.Temp, "report/comment.md"), "<img src=x>");
        Directory.Delete(Path.Combine(post.Temp, "accepted"), recursive: true);
        Assert.AreEqual(1, post.Step("report accept").ExitCode);
        Assert.IsFalse(Directory.Exists(Path.Combine(post.Temp, "accepted")));
    }

    [TestMethod]
    public void ResultsAreImportedCommittedAndDescribed()
    {
        using var repo = PullRequest(r => r.With("README.md", "x"));
        if (Start(repo, "src/StaticTracker/Setup/Files/import.yml", "import", ("RUN", "7")) is not { } run)
        {
            return;
        }

        repo.Git.Git("clone", "-q", "--branch", "main", new Uri(repo.Git.Folder).AbsoluteUri, repo.Git.Beside("import"));
        Directory.Delete(run.Workspace, recursive: true);
        Directory.Move(repo.Git.Beside("import"), run.Workspace);
        Directory.CreateDirectory(Path.Combine(run.Temp, "results/artifact"));
        File.WriteAllText(Path.Combine(run.Temp, "results/artifact/good.json"), JudgeText.Of("PPF", version: "v3").ToJsonString());
        File.WriteAllText(Path.Combine(run.Temp, "results/artifact/bad.json"), "{");

        var (code, text) = run.Step("tracker import");

        Assert.AreEqual(0, code, text);
        Assert.AreEqual("code=1\nnew=true\n", run.Outputs);
        Assert.AreEqual("Import m01 v3 gpt-5: 66.7 % (2 of 3)\n", File.ReadAllText(Path.Combine(run.Temp, "title")));
        StringAssert.Contains(File.ReadAllText(Path.Combine(run.Temp, "body")), "Experiments added", StringComparison.Ordinal);
        Assert.AreEqual(1, run.Step("were refused").ExitCode);

        // The run's number is what somebody types by hand: it goes into no address unless it is one.
        var wrong = Start(repo, "src/StaticTracker/Setup/Files/import.yml", "import", ("RUN", "7 --delete"), ("TOKEN", "x"), ("GITHUB_SERVER_URL", "https://invalid.invalid"))!;
        var (refused, why) = wrong.Step("git push");
        Assert.AreEqual(1, refused);
        StringAssert.Contains(why, "is the number of a run", StringComparison.Ordinal);
    }

    /// <summary>A repository whose branch <c>change</c> is what a pull request brings to <c>main</c>.</summary>
    private static ReviewedRepo PullRequest(Action<ReviewedRepo> change)
    {
        var repo = new ReviewedRepo().With(Module, HistoryFile.Of("a:v1:5")).With(".github/actions/tracker/action.yml", "name: tracker\n").Commit("Import v1");
        repo.Git.Branch("change");
        change(repo);
        return repo.Commit("Change");
    }

    /// <summary>A job with the two checkouts that its actions make; null on a system whose shell is another.</summary>
    private static WorkflowRun? Start(ReviewedRepo repo, string file, string job, params (string Name, string Value)[] environment)
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        var all = environment.ToDictionary(e => e.Name, e => e.Value);
        all["BASE"] = repo.Git.Git("rev-parse", "main").Trim();
        all["HEAD"] = repo.Git.Git("rev-parse", "change").Trim();
        var run = new WorkflowRun(file, job, repo.Git.Beside(job + Guid.NewGuid().ToString("N")[..8]), all);
        var origin = new Uri(repo.Git.Folder).AbsoluteUri;
        repo.Git.Git("clone", "-q", "--branch", "main", origin, Path.Combine(run.Workspace, "base"));
        repo.Git.Git("clone", "-q", "--branch", "change", origin, Path.Combine(run.Workspace, "head"));
        return run;
    }
}
