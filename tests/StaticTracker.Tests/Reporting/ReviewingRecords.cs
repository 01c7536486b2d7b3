using System.Text.Json.Nodes;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Reporting;

/// <summary>Prompts, runs and A/B experiments in a pull request.</summary>
[TestClass]
public sealed class ReviewingRecords
{
    private const string Ab = "data/ab/own.json";

    [TestMethod]
    public void APromptIsNamedWithItsHash()
    {
        using var repo = AtBase();
        repo.Git.Write("task.md", "Name every brand.\n");
        repo.Run("prompt", "add", "m01", "v3", "--task", repo.Git.PathOf("task.md"), "--label", "kinder").Exits(0);

        repo.Run("diff", "HEAD").Exits(0).Says("1 changed prompt\n", "Prompts\n  m01@v3 added, called kinder, hash ");

        repo.Commit("prompt");
        repo.Run("diff", "HEAD~1", "HEAD", "--json").Exits(0);
        var record = JsonNode.Parse(repo.Out)!["records"]![0]!;
        Assert.AreEqual("prompt prompts/m01/v3/bundle.json m01", $"{record["record"]} {record["path"]} {record["module"]}");
    }

    [TestMethod]
    public void ARunIsToldWithItsStatusAndWhatBecameOfIt()
    {
        using var repo = AtBase();
        var run = repo.Run("run", "start", "m01", "v2", "--model", "a", "--pid", "0").Exits(0).Out.Trim();
        repo.Commit("run");
        repo.Run("diff", "HEAD~1", "HEAD").Exits(0).Says("1 changed run\n", $"Runs\n  {run} added: m01@v2 on a, experimental, running\n");

        repo.Run("run", "fail", run, "--reason", "no credit").Exits(0);

        repo.Run("diff", "HEAD").Exits(0).Says($"Runs\n  {run}: ", "status \"running\" → \"failed\"");
    }

    [TestMethod]
    public void AnAbExperimentIsToldWithItsPlanAndItsRuns()
    {
        using var repo = Planned();

        repo.Run("diff", "HEAD~1", "HEAD").Exits(0).Says(
            "1 changed A/B experiment\n", "A/B experiments\n  own added: Naming helps; decided by r, from 10 points on, planned for 40 items; 0 runs of control, 0 runs of treatment\n");

        var run = WithARun(repo);
        repo.Run("diff", "HEAD~1", "HEAD").Exits(0).Says($"own: dataset_fingerprint absent → ", $"control gets the run {run}\n");
        repo.Run("diff", "HEAD~1", "HEAD", "--module", "m02").Exits(0);
        Assert.DoesNotContain("own", repo.Out);
    }

    [TestMethod]
    public void APlanMayBeEditedUntilThereAreRuns()
    {
        using var repo = Planned();

        repo.Edit(Ab, "\"planned_n\": 40", "\"planned_n\": 60").Run("diff", "HEAD").Exits(0).Says("own: planned_n 40 → 60\n");

        repo.Edit(Ab, "\"planned_n\": 60", "\"planned_n\": 40");
        WithARun(repo);
        repo.Edit(Ab, "\"planned_n\": 40", "\"planned_n\": 60").Run("diff", "HEAD").Exits(1).Says(
            "1 forbidden change", $"{Ab}:8:16: error ST877: planned_n was 40 and is 60, after runs had come in");
        repo.With(Ab, null).Run("diff", "HEAD").Exits(1).Says("error ST877: an A/B experiment that has runs was removed", "own removed\n");
    }

    [TestMethod]
    public void AConclusionIsToldWithItsFiguresAndStands()
    {
        using var repo = Planned();
        WithARun(repo);
        repo.Edit(Ab, "\"planned_n\"", """
            "conclusion": { "at": "2026-02-05T00:00:00Z", "decision": "stopped", "note": "too dear", "figures": { "items": 3, "better": 2, "worse": 1, "control_rate": 33.3, "treatment_rate": 66.7, "e_value": 1.0, "share_low": 1, "share_high": 99 } },
              "planned_n"
            """).Commit("concluded");

        repo.Run("diff", "HEAD~1", "HEAD").Says("own: concluded: stopped, from 3 items, 2 better and 1 worse under treatment, e-value 1.0; too dear\n");

        repo.Edit(Ab, "\"better\": 2", "\"better\": 3").Run("diff", "HEAD").Exits(1).Says("error ST873: the conclusion was edited", "own: its conclusion was edited\n");
    }

    [TestMethod]
    public void WhatARecordSaysIsHarmlessInEveryForm()
    {
        const string Evil = "<!-- --> @everyone | [x](javascript:alert(1))\\n::error file=a::b";
        using var repo = Planned().Edit(Ab, "Naming helps", Evil);

        foreach (var format in new[] { "text", "md", "github" })
        {
            repo.Run("diff", "HEAD", "--format", format);
            Assert.DoesNotContain("\n::error file=a", repo.Out, format);
            Assert.IsTrue(format == "text" || (!repo.Out.Contains("[x](javascript", StringComparison.Ordinal) && !repo.Out.Contains(" @everyone", StringComparison.Ordinal)), repo.Out);
        }
    }

    private static ModuleBuilder Base() => new ModuleBuilder("m01").Run("v1", "a", "2026-01-18T00:00:00", 80, 20, id: "one").Run("v2", "a", "2026-01-19T00:00:00", 90, 10, id: "two");

    private static ReviewedRepo AtBase() => new ReviewedRepo().With(Base()).Commit("base");

    private static ReviewedRepo Planned()
    {
        var repo = AtBase();
        repo.Run("ab", "new", "own", "--module", "m01", "--hypothesis", "Naming helps", "--metric", "r", "--minimum-effect", "10", "--planned-n", "40").Exits(0);
        return repo.Commit("plan");
    }

    private static string WithARun(ReviewedRepo repo)
    {
        repo.With("data/items/m01/gd@v1.json", """{ "items": [ { "id": "a" }, { "id": "b" }, { "id": "c" } ] }""");
        var run = repo.Run("run", "start", "m01", "v2", "--model", "a", "--pid", "0", "--dataset", "gd", "--dataset-version", "v1").Exits(0).Out.Trim();
        repo.Run("ab", "add", "own", "--control", run).Exits(0);
        repo.Commit("a run");
        return run;
    }
}
