using System.Text.Json;

namespace StaticTracker.Tests.Merging;

/// <summary>After a plain git merge, rebase or cherry-pick, without a driver, left data files in conflict.</summary>
[TestClass]
public class ResolvingConflicts
{
    [TestMethod]
    public void AMergeIsSettledAndCanBeCommitted()
    {
        using var repo = InConflict("merge", "theirs");

        Assert.AreEqual(0, repo.Tracker("resolve"), repo.Last.Err);

        Assert.AreEqual("merged data/modules/m01.json\n", repo.Last.Out);
        StringAssert.Contains(repo.Last.Err, "go on: git merge --continue", StringComparison.Ordinal);
        Assert.AreEqual(0, repo.Repo.TryGit("merge", "--continue").ExitCode);
        Assert.AreEqual("v1 v2 v3", repo.Versions);
        repo.IsSound();
    }

    [TestMethod]
    public void FilesOfAVersionAreMergedToo()
    {
        const string Items = "data/items/m01/gd@v1.json";
        using var repo = new BranchedRepo(withDriver: false);
        repo.Repo.Write(Items, """
            {
              "items": [
                {
                  "id": "a"
                }
              ]
            }

            """);
        repo.Commit("Items").Branch("theirs").Edit(Items, "\"id\": \"a\"", "\"id\": \"a\",\n      \"language\": \"de\"");
        repo.Repo.Git("switch", "-q", "main");
        repo.Edit(Items, "\"id\": \"a\"", "\"id\": \"a\",\n      \"text\": \"Was ist das?\"");
        Assert.AreEqual(1, repo.Repo.TryGit("merge", "theirs").ExitCode);

        Assert.AreEqual(0, repo.Tracker("resolve"), repo.Last.Err);

        Assert.AreEqual($"merged {Items}\n", repo.Last.Out);
        var item = JsonDocument.Parse(repo.Read(Items)).RootElement.GetProperty("items")[0];
        Assert.AreEqual("a de Was ist das?", $"{item.GetProperty("id")} {item.GetProperty("language")} {item.GetProperty("text")}");
    }

    [TestMethod]
    public void ARebaseGoesOnAndTheSidesAreNamedAsTheyAre()
    {
        using var repo = InConflict("rebase", "theirs", settings: true);

        Assert.AreEqual(0, repo.Tracker("resolve"), repo.Last.Err);
        StringAssert.Contains(repo.Last.Err, "go on: git rebase --continue", StringComparison.Ordinal);
        Assert.AreEqual(1, repo.Repo.TryGit("rebase", "--continue").ExitCode);

        Assert.AreEqual(1, repo.Tracker("resolve"));
        Assert.AreEqual("open data/tracker.json (1 to decide)\n", repo.Last.Out);
        StringAssert.Contains(repo.Last.Err, "In a rebase 'ours' is the branch that you rebase onto (theirs), 'theirs' your own commit (", StringComparison.Ordinal);
        StringAssert.Matches(repo.Read("data/tracker.json"), new("<<<<<<< theirs\n  \"title\": \"Yours\"\n=======\n  \"title\": \"Mine\"\n>>>>>>> [0-9a-f]{7} \\(Edit data/tracker.json\\)\n"));
        Assert.AreEqual("v1 v2 v3", repo.Versions);
    }

    [TestMethod]
    public void ACherryPickIsSettled()
    {
        using var repo = InConflict("cherry-pick", "theirs");

        Assert.AreEqual(0, repo.Tracker("resolve"), repo.Last.Err);

        Assert.AreEqual(0, repo.Repo.TryGit("cherry-pick", "--continue").ExitCode);
        Assert.AreEqual("v1 v2 v3", repo.Versions);
    }

    [TestMethod]
    public void ARevertIsSettledAndWhatItTakesOutIsTold()
    {
        using var repo = new BranchedRepo(withDriver: false);
        repo.Import("PF").Import("PPF", "v3").Import("PF", "v2");

        Assert.AreEqual(1, repo.Repo.TryGit("revert", "HEAD~1").ExitCode);
        Assert.AreEqual(0, repo.Tracker("resolve"), repo.Last.Err);

        StringAssert.Contains(repo.Last.Err, "note ST573: experiment m01_v3_gpt5_20260120_", StringComparison.Ordinal);
        Assert.AreEqual(0, repo.Repo.TryGit("revert", "--continue").ExitCode);
        Assert.AreEqual("v1 v2", repo.Versions);
        repo.IsSound();
    }

    [TestMethod]
    public void AStashThatConflictsIsSettledTheSame()
    {
        using var repo = new BranchedRepo(withDriver: false);
        repo.Import("PF");
        repo.Repo.Write("data/modules/m01.json", repo.Read("data/modules/m01.json").Replace("\"module_id\": \"m01\",", "\"module_id\": \"m01\",\n  \"module_name\": \"A\",", StringComparison.Ordinal)).Git("stash");
        repo.Edit("data/modules/m01.json", "\"module_id\": \"m01\",", "\"module_id\": \"m01\",\n  \"description\": \"B\",");

        Assert.AreEqual(1, repo.Repo.TryGit("stash", "pop").ExitCode);
        Assert.AreEqual(0, repo.Tracker("resolve"), repo.Last.Err);

        StringAssert.Contains(repo.Read("data/modules/m01.json"), "\"module_name\": \"A\",\n  \"description\": \"B\"", StringComparison.Ordinal);
    }

    [TestMethod]
    public void AModuleThatBothSidesAddedIsMerged()
    {
        using var repo = new BranchedRepo(withDriver: false);
        repo.Branch("theirs").Import("PPF", "v3").Branch("ours").Import("PF", "v2");
        Assert.AreEqual(1, repo.Repo.TryGit("merge", "theirs").ExitCode);

        Assert.AreEqual(0, repo.Tracker("resolve"), repo.Last.Err);

        Assert.AreEqual("v2 v3", repo.Versions);
        repo.IsSound();
    }

    [TestMethod]
    public void OtherFilesAreLeftToTheirOwners()
    {
        using var repo = InConflict("merge", "theirs", code: true);

        Assert.AreEqual(1, repo.Tracker("resolve"));

        Assert.AreEqual("merged data/modules/m01.json\nnot ours a.cs\n", repo.Last.Out);
        StringAssert.Contains(repo.Last.Err, "Next: decide what is left, git add it, tracker check, then git merge --continue", StringComparison.Ordinal);
        StringAssert.StartsWith(repo.Status, "AA a.cs\nM  data/modules/m01.json", StringComparison.Ordinal);
    }

    [TestMethod]
    public void AFileThatIsNotOursIsRefusedByName()
    {
        using var repo = InConflict("merge", "theirs", code: true);

        Assert.AreEqual(1, repo.Tracker("resolve", repo.Repo.PathOf("a.cs")));
        StringAssert.Contains(repo.Last.Err, "a.cs: error ST575", StringComparison.Ordinal);
        StringAssert.StartsWith(repo.Status, "AA a.cs\nUU data/modules/m01.json", StringComparison.Ordinal);

        Assert.AreEqual(1, repo.Tracker("resolve", repo.Repo.PathOf("data/modules/m01.json")));
        StringAssert.StartsWith(repo.Status, "AA a.cs\nM  data/modules/m01.json", StringComparison.Ordinal);
    }

    [TestMethod]
    public void ADryRunWritesNothing()
    {
        using var repo = InConflict("merge", "theirs");
        var (status, text) = (repo.Status, repo.Read("data/modules/m01.json"));

        Assert.AreEqual(0, repo.Tracker("resolve", "--dry-run"));

        Assert.AreEqual("would merge data/modules/m01.json\n", repo.Last.Out);
        Assert.AreEqual((status, text), (repo.Status, repo.Read("data/modules/m01.json")));
    }

    [TestMethod]
    public void AProgramReadsItAsJson()
    {
        using var repo = InConflict("merge", "theirs", settings: true, code: true);

        Assert.AreEqual(1, repo.Tracker("resolve", "--json"));

        var answer = JsonDocument.Parse(repo.Last.Out).RootElement;
        Assert.AreEqual("a merge ours theirs False", $"{answer.GetProperty("operation")} {answer.GetProperty("ours")} {answer.GetProperty("theirs")} {answer.GetProperty("settled")}");
        Assert.AreEqual("data/modules/m01.json merged, data/tracker.json open", string.Join(", ", answer.GetProperty("files").EnumerateArray().Select(f => $"{f.GetProperty("path")} {f.GetProperty("state")}")));
        var conflict = answer.GetProperty("files")[1].GetProperty("conflicts")[0];
        Assert.AreEqual("title 3 Mine Yours", $"{conflict.GetProperty("place")} {conflict.GetProperty("line")} {conflict.GetProperty("ours")} {conflict.GetProperty("theirs")}");
        Assert.AreEqual("a.cs", answer.GetProperty("others")[0].GetString());
    }

    [TestMethod]
    public void WhatSomebodyResolvedByHandIsLeftAlone()
    {
        using var repo = InConflict("merge", "theirs");
        repo.Repo.Git("checkout", "--ours", "data/modules/m01.json");
        var mine = repo.Read("data/modules/m01.json");

        Assert.AreEqual(1, repo.Tracker("resolve"));

        StringAssert.Contains(repo.Last.Err, "data/modules/m01.json: error ST577", StringComparison.Ordinal);
        Assert.AreEqual(mine, repo.Read("data/modules/m01.json"));
        StringAssert.StartsWith(repo.Status, "UU data/modules/m01.json", StringComparison.Ordinal);

        Assert.AreEqual(0, repo.Tracker("resolve", "--force"), repo.Last.Err);
        Assert.AreEqual("v1 v2 v3", repo.Versions);
    }

    [TestMethod]
    public void WhatIsReplacedIsKept()
    {
        using var repo = InConflict("merge", "theirs");
        var half = repo.Read("data/modules/m01.json") + "\nmy notes\n";
        repo.Repo.Write("data/modules/m01.json", half);

        Assert.AreEqual(0, repo.Tracker("resolve"));

        const string Kept = "is kept: git cat-file -p ";
        Assert.AreEqual(half, repo.Repo.Git("cat-file", "-p", repo.Last.Err[(repo.Last.Err.IndexOf(Kept, StringComparison.Ordinal) + Kept.Length)..].Split('\n')[0]));
    }

    [TestMethod]
    public void ARemovalAgainstAnEditIsForPeople()
    {
        using var repo = new BranchedRepo(withDriver: false);
        repo.Import("PF").Branch("theirs").Repo.Git("rm", "-q", "-r", "data/modules/m01.json", "data/verdicts");
        repo.Commit("Remove").Branch("ours").Import("PPF", "v2");
        Assert.AreEqual(1, repo.Repo.TryGit("merge", "theirs").ExitCode);

        Assert.AreEqual(1, repo.Tracker("resolve"));

        StringAssert.Contains(repo.Last.Err, "data/modules/m01.json: error ST576: their side removed it, ours edited it", StringComparison.Ordinal);
        Assert.AreEqual("v1 v2", repo.Versions);
    }

    [TestMethod]
    public void ALinkThatOneSidePutThereIsNotFollowed()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var repo = new BranchedRepo(withDriver: false);
        repo.Import("PF").Branch("theirs");
        File.Delete(repo.Repo.PathOf("data/modules/m01.json"));
        File.CreateSymbolicLink(repo.Repo.PathOf("data/modules/m01.json"), "../../outside.json");
        repo.Commit("Link").Branch("ours").Import("PPF", "v2");
        Assert.AreEqual(1, repo.Repo.TryGit("merge", "theirs").ExitCode);

        Assert.AreEqual(1, repo.Tracker("resolve"));

        Assert.IsFalse(File.Exists(repo.Repo.PathOf("outside.json")));
        StringAssert.Contains(repo.Status, "data/modules/m01.json", StringComparison.Ordinal);
    }

    [TestMethod]
    public void WithoutAConflictThereIsNothingToDo()
    {
        using var repo = new BranchedRepo(withDriver: false);
        repo.Import("PF");

        Assert.AreEqual(0, repo.Tracker("resolve"));
        Assert.AreEqual("Nothing is in conflict.\n", repo.Last.Err);
        Assert.AreEqual(0, repo.Tracker("resolve", repo.Repo.PathOf("data/modules/m01.json")));
        StringAssert.Contains(repo.Last.Err, "data/modules/m01.json: note ST578", StringComparison.Ordinal);
    }

    [TestMethod]
    public void ASideThatCannotBeReadIsLeftAsGitLeftIt()
    {
        using var repo = new BranchedRepo(withDriver: false);
        repo.Import("PF").Branch("theirs").Import("PPF", "v3").Branch("ours").Import("PF", "v2").Edit("data/modules/m01.json", "\"experiments\": [", "\"experiments\": [,");
        Assert.AreEqual(1, repo.Repo.TryGit("merge", "theirs").ExitCode);
        var text = repo.Read("data/modules/m01.json");

        Assert.AreEqual(1, repo.Tracker("resolve"));

        StringAssert.Contains(repo.Last.Err, "data/modules/m01.json (ours):", StringComparison.Ordinal);
        Assert.AreEqual(text, repo.Read("data/modules/m01.json"));
    }

    [TestMethod]
    public void ASubjectThatIsNotFitForATerminalIsMadeVisible()
    {
        using var repo = InConflict("merge", "theirs", settings: true);
        repo.Repo.Git("merge", "--abort");
        repo.Repo.Git("checkout", "-q", "theirs");
        repo.Repo.Git("commit", "-q", "--amend", "-m", "Edit \u001b[31m" + new string('x', 500));
        repo.Repo.Git("checkout", "-q", "ours");
        repo.Repo.TryGit("cherry-pick", "theirs");

        Assert.AreEqual(1, repo.Tracker("resolve"));

        StringAssert.Matches(repo.Read("data/tracker.json"), new("\n>>>>>>> [0-9a-f]{7} \\(Edit \\\\u001b\\[31mx+…\n"));
        Assert.DoesNotContain("\u001b", repo.Last.Err);
    }

    [TestMethod]
    public void ASecondOneAtTheSameTimeWaitsAndFindsItDone()
    {
        using var repo = InConflict("merge", "theirs");
        var codes = new int[2];

        Parallel.For(0, 2, i =>
        {
            using var output = new StringWriter();
            codes[i] = App.Run(["resolve", "--data", repo.Repo.Data], TextReader.Null, output, output);
        });

        Assert.AreEqual("0 0", string.Join(' ', codes));
        Assert.AreEqual("v1 v2 v3", repo.Versions);
        StringAssert.StartsWith(repo.Status, "M  data/modules/m01.json", StringComparison.Ordinal);
    }

    [TestMethod]
    public void WhereGitIsBusyTheFileIsMergedButNotStaged()
    {
        using var repo = InConflict("merge", "theirs");
        File.WriteAllText(repo.Repo.PathOf(".git/index.lock"), "");

        Assert.AreEqual(1, repo.Tracker("resolve"));
        Assert.AreEqual("merged, not staged data/modules/m01.json\n", repo.Last.Out);
        StringAssert.Contains(repo.Last.Err, "error ST510: git does not take the merged files", StringComparison.Ordinal);

        File.Delete(repo.Repo.PathOf(".git/index.lock"));
        Assert.AreEqual(0, repo.Tracker("resolve"), repo.Last.Err);
    }

    [TestMethod]
    public void TheDerivedIndexIsNotMerged()
    {
        using var repo = new BranchedRepo(withDriver: false);
        foreach (var branch in new[] { "theirs", "ours" })
        {
            repo.Branch(branch).Repo.Write("data/heatmap_index.json", $$"""{"{{branch}}": 1}""").Git("add", "--force", "data/heatmap_index.json");
            repo.Commit("Index");
        }

        Assert.AreEqual(1, repo.Repo.TryGit("merge", "theirs").ExitCode);
        Assert.AreEqual(1, repo.Tracker("resolve"));

        Assert.AreEqual("not ours data/heatmap_index.json: it is derived and should not be tracked: git rm --cached it, then make it anew with 'tracker index'\n", repo.Last.Out);
    }

    [TestMethod]
    public void OutsideARepositoryItSaysSo()
    {
        using var test = new Infra.TrackerTest();

        test.Run("resolve").Exits(1);

        StringAssert.Contains(test.Err, "error ST502: nothing can be in conflict: this folder is in no git working tree; run git init", StringComparison.Ordinal);
    }

    /// <summary>Two branches, each with an import and perhaps an edit of the settings and a file that is no data, in conflict by that command on ours.</summary>
    private static BranchedRepo InConflict(string command, string with, bool settings = false, bool code = false)
    {
        var repo = new BranchedRepo(withDriver: false);
        repo.Import("PF");
        foreach (var (branch, title, letters, version) in new[] { ("theirs", "Yours", "PPF", "v3"), ("ours", "Mine", "PF", "v2") })
        {
            repo.Branch(branch).Import(letters, version);
            if (code)
            {
                repo.Repo.Write("a.cs", branch);
                repo.Commit("Code");
            }

            if (settings)
            {
                repo.Edit("data/tracker.json", "\"Ours\"", $"\"{title}\"");
            }
        }

        Assert.AreEqual(1, repo.Repo.TryGit(command, with).ExitCode);
        return repo;
    }
}
