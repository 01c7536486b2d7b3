using StaticTracker.Storage;
using StaticTracker.Tests.Importing;

namespace StaticTracker.Tests.Merging;

/// <summary>The real git calls the real program as its merge driver.</summary>
[TestClass]
public class MergingByGit
{
    [TestMethod]
    public void TwoBranchesThatImportIntoOneModuleMergeWithoutAWord()
    {
        using var repo = TwoImports();

        var (code, said) = repo.Repo.TryGit("merge", "theirs", "-m", "Merge");

        Assert.AreEqual(0, code, said);
        Assert.AreEqual("v1 v2 v3", repo.Versions);
        repo.IsSound();
    }

    [TestMethod]
    public void ARebaseGivesWhatAMergeGives()
    {
        using var repo = TwoImports();

        var (code, said) = repo.Repo.TryGit("rebase", "theirs");

        Assert.AreEqual(0, code, said);
        Assert.AreEqual("v1 v2 v3", repo.Versions);
        repo.IsSound();
    }

    [TestMethod]
    public void ACherryPickBringsOneImportAndARevertTakesItBack()
    {
        using var repo = TwoImports();

        Assert.AreEqual(0, repo.Repo.TryGit("cherry-pick", "theirs").ExitCode);
        Assert.AreEqual("v1 v2 v3", repo.Versions);
        repo.IsSound();

        var (code, said) = repo.Repo.TryGit("revert", "--no-edit", "HEAD~1");
        Assert.AreEqual(0, code, said);
        Assert.AreEqual("v1 v3", repo.Versions);
        repo.IsSound();
    }

    [TestMethod]
    public void AModuleThatBothBranchesBeginIsOneModule()
    {
        using var repo = new BranchedRepo(withDriver: true);
        repo.Branch("theirs").Import("PPF", "v3").Branch("ours").Import("PF", "v2");

        Assert.AreEqual(0, repo.Repo.TryGit("merge", "theirs", "-m", "Merge").ExitCode);

        Assert.AreEqual("v2 v3", repo.Versions);
        repo.IsSound();
    }

    [TestMethod]
    public void WhatContradictsIsAConflictThatTheCheckLists()
    {
        using var repo = TwoImports();
        repo.Edit("data/tracker.json", "\"Ours\"", "\"Mine\"").Repo.Checkout("theirs");
        repo.Edit("data/tracker.json", "\"Ours\"", "\"Yours\"");

        var (code, said) = repo.Repo.TryGit("merge", "ours", "-m", "Merge");

        Assert.AreEqual(1, code);
        StringAssert.Contains(said, "data/tracker.json:3:1: error ST570: title: ours has \"Yours\", theirs has \"Mine\"", StringComparison.Ordinal);
        StringAssert.StartsWith(repo.Status, "M  data/modules/m01.json\nUU data/tracker.json\nA  ", StringComparison.Ordinal);
        Assert.AreEqual("v1 v2 v3", repo.Versions);
        Assert.AreEqual(1, repo.Tracker("check"));
        StringAssert.Contains(repo.Last.Out, "data/tracker.json:3:1: error ST012: a merge left this open: one side has ‹\"title\": \"Yours\"›, the other ‹\"title\": \"Mine\"›", StringComparison.Ordinal);
    }

    [TestMethod]
    public void ALongerMarkerOfAnAttributeIsObeyed()
    {
        using var repo = TwoImports();
        repo.Edit(".gitattributes", "data/tracker.json merge=tracker", "data/tracker.json merge=tracker conflict-marker-size=12").Edit("data/tracker.json", "\"Ours\"", "\"Mine\"").Repo.Checkout("theirs");
        repo.Edit("data/tracker.json", "\"Ours\"", "\"Yours\"").Repo.Checkout("ours");

        Assert.AreEqual(1, repo.Repo.TryGit("merge", "theirs").ExitCode);

        StringAssert.Contains(repo.Read("data/tracker.json"), "\n<<<<<<<<<<<< ours\n", StringComparison.Ordinal);
        Assert.AreEqual(1, repo.Tracker("check"));
        StringAssert.Contains(repo.Last.Out, "error ST012", StringComparison.Ordinal);
    }

    [TestMethod]
    public void WhereTheProgramIsMissingGitMarksWhatBothChanged()
    {
        using var repo = TwoImports();
        repo.Register("no-such-program");

        Assert.AreEqual(1, repo.Repo.TryGit("merge", "theirs").ExitCode);

        StringAssert.Contains(repo.Read("data/modules/m01.json"), "<<<<<<<", StringComparison.Ordinal);
        StringAssert.Contains(repo.Read("data/modules/m01.json"), "\"v2\"", StringComparison.Ordinal);
        StringAssert.Contains(repo.Read("data/modules/m01.json"), "\"v3\"", StringComparison.Ordinal);
    }

    [TestMethod]
    public void ASideThatIsBrokenIsMergedByLinesAndNeverTakenAsClean()
    {
        using var repo = TwoImports();
        repo.Edit("data/modules/m01.json", "\"module_id\": \"m01\",", "\"module_id\": \"m01\", \"module_id\": \"m01\",");

        var (code, said) = repo.Repo.TryGit("merge", "theirs");

        Assert.AreEqual(1, code);
        StringAssert.Contains(said, "data/modules/m01.json (ours):", StringComparison.Ordinal);
        StringAssert.Contains(said, "error ST005", StringComparison.Ordinal);
        StringAssert.Contains(repo.Read("data/modules/m01.json"), "\"v3\"", StringComparison.Ordinal);
        StringAssert.StartsWith(repo.Status, "UU data/modules/m01.json", StringComparison.Ordinal);
    }

    [TestMethod]
    public void BranchesThatMergedEachOtherMergeAgain()
    {
        // Two ancestors that are as good: git merges them first, and the driver must leave no marker in what comes of it.
        using var repo = TwoImports();
        repo.Edit("data/tracker.json", "\"Ours\"", "\"A\"").Repo.Checkout("theirs");
        repo.Edit("data/tracker.json", "\"Ours\"", "\"B\"").Repo.Git("branch", "theirs-first");
        repo.Repo.TryGit("merge", "ours");
        repo.Repo.Write("data/tracker.json", repo.Repo.Git("show", "theirs-first:data/tracker.json"));
        repo.Commit("Merge ours, keep B").Import("PPPP", "v4").Repo.Checkout("ours");
        repo.Repo.TryGit("merge", "theirs-first");
        repo.Repo.Write("data/tracker.json", repo.Repo.Git("show", "theirs-first:data/tracker.json"));
        repo.Commit("Merge theirs, keep B").Import("FFFF", "v5");

        var (code, said) = repo.Repo.TryGit("merge", "theirs", "-m", "Merge");

        Assert.AreEqual(0, code, said);
        Assert.AreEqual("v1 v2 v3 v4 v5", repo.Versions);
        StringAssert.Contains(repo.Read("data/tracker.json"), "\"B\"", StringComparison.Ordinal);
        repo.IsSound();
    }

    [TestMethod]
    public void AFileThatIsNoDataMergesByLines()
    {
        using var repo = new BranchedRepo(withDriver: true);
        repo.Repo.Write(".gitattributes", "*.md merge=tracker\n").Write("a.md", "1\n2\n3\n4\n5\n");
        repo.Commit("Begin").Branch("theirs").Edit("a.md", "1\n", "one\n").Branch("ours").Edit("a.md", "5\n", "five\n");

        var (code, said) = repo.Repo.TryGit("merge", "theirs", "-m", "Merge");

        Assert.AreEqual(0, code, said);
        Assert.AreEqual("one\n2\n3\n4\nfive\n", repo.Read("a.md"));
    }

    [TestMethod]
    public void ADifferenceOfAModuleReadsAsSentences()
    {
        using var repo = TwoImports();

        var diff = repo.Repo.Git("diff", "main", "ours", "--", "data/modules");

        StringAssert.Contains(diff, "\n+experiment  v2  gpt-5  2026-01-20T00:31:46  m01_v2_gpt5_20260120_", StringComparison.Ordinal);
        StringAssert.Contains(diff, "\n+  rubric right: pass 1, total 2, rate 50.0\n", StringComparison.Ordinal);
    }

    [TestMethod]
    public void RunsToldApartTakeTheirVerdictsAlongOnceResolveSeesTheWholeRepository()
    {
        using var repo = new BranchedRepo(withDriver: true);
        repo.Import("PF").Branch("theirs").Import("PPF", "v3").Branch("ours").Import("FFF", "v3", "2026-01-20T00:40:00");
        var (mine, yours) = (Id(repo, "ours"), Id(repo, "theirs"));
        Rename(repo, mine, "run");
        repo.Repo.Checkout("theirs");
        Rename(repo, yours, "run");
        repo.Repo.Checkout("ours");

        var (code, said) = repo.Repo.TryGit("merge", "theirs");
        Assert.AreEqual(1, code);
        StringAssert.Contains(said, "ST579", StringComparison.Ordinal);
        Assert.AreEqual(0, repo.Tracker("resolve"), repo.Last.Err);

        Assert.AreEqual(2, Directory.GetFiles(repo.Repo.PathOf("data/verdicts/m01"), "run.*.json").Length);
        Assert.IsFalse(File.Exists(repo.Repo.PathOf("data/verdicts/m01/run.json")));
        repo.Repo.Git("commit", "-qm", "Merge");
        Assert.AreEqual("", repo.Status);
        repo.IsSound();
    }

    [TestMethod]
    public void OneContentByTwoNamesIsWhatOneImportOfBothMakesOfIt()
    {
        using var repo = new BranchedRepo(withDriver: true);
        var result = JudgeText.Of("PF");
        result.Remove("timestamp");
        var names = new[] { "m01_judge_20260120_000000.json", "m01_judge_20260119_000000.json" }.Select(repo.Repo.Beside).ToArray();
        foreach (var (name, branch) in names.Zip(["ours", "theirs"]))
        {
            File.WriteAllText(name, result.ToJsonString());
            repo.Branch(branch);
            Assert.AreEqual(0, repo.Tracker("import", name), repo.Last.Err);
            repo.Commit("Import");
        }

        repo.Branch("both");
        Assert.AreEqual(0, repo.Tracker(["import", .. names]), repo.Last.Err);
        repo.Commit("Import both").Repo.Checkout("ours");

        var (code, said) = repo.Repo.TryGit("merge", "theirs");
        Assert.AreEqual(1, code);
        StringAssert.Contains(said, "ST580", StringComparison.Ordinal);
        Assert.AreEqual(0, repo.Tracker("resolve"), repo.Last.Err);

        repo.Repo.Git("commit", "-qm", "Merge");
        Assert.AreEqual("", repo.Repo.Git("diff", "both", "HEAD"));
        Assert.AreEqual("", repo.Status);
        repo.IsSound();
    }

    [TestMethod]
    public void AnIdThatIsAPathLeadsNowhere()
    {
        using var repo = new BranchedRepo(withDriver: false);
        repo.Import("PF").Branch("theirs").Import("PPF", "v3").Branch("ours").Import("FFF", "v3", "2026-01-20T00:40:00");
        foreach (var branch in new[] { "ours", "theirs" })
        {
            repo.Repo.Checkout(branch);
            var id = Id(repo, branch);
            repo.Edit("data/modules/m01.json", id, "../../../outside");
            repo.Repo.Write("outside.json", repo.Read($"data/verdicts/m01/{id}.json"));
            repo.Commit("Outside");
        }

        repo.Repo.Checkout("ours");
        Assert.AreEqual(1, repo.Repo.TryGit("merge", "theirs").ExitCode);
        var text = repo.Read("outside.json");

        Assert.AreEqual(1, repo.Tracker("resolve"));

        Assert.AreEqual(text, repo.Read("outside.json"));
        Assert.AreEqual("merged data/modules/m01.json\nnot ours outside.json\n", repo.Last.Out);
        Assert.HasCount(1, Directory.GetFiles(repo.Folder, "outside*"));
    }

    /// <summary>On two branches, each with an import of its own; ours is checked out.</summary>
    private static BranchedRepo TwoImports()
    {
        var repo = new BranchedRepo(withDriver: true);
        return repo.Import("PF").Branch("theirs").Import("PPF", "v3").Branch("ours").Import("PF", "v2");
    }

    private static string Id(BranchedRepo repo, string branch)
    {
        using var tree = StaticTracker.Json.JsonTree.Parse(MergeText.Bytes(repo.Repo.Git("show", $"{branch}:data/modules/m01.json")));
        return ModuleReader.TryRead(tree, out _)!.Experiments[^1].Id;
    }

    private static void Rename(BranchedRepo repo, string old, string id)
    {
        repo.Repo.Git("mv", $"data/verdicts/m01/{old}.json", $"data/verdicts/m01/{id}.json");
        repo.Edit($"data/verdicts/m01/{id}.json", old, id).Edit("data/modules/m01.json", old, id);
    }
}
