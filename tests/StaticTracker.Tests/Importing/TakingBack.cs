using StaticTracker.Diagnostics;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Importing;

/// <summary>A wrong import is taken back or corrected, never erased.</summary>
[TestClass]
public sealed class TakingBack
{
    [TestMethod]
    public void MarksItAndKeepsItOnRecord()
    {
        using var test = WithOne(out var id);

        test.Run("retract", id, "--reason", "wrong \"rubrics\"", "--at", "2026-02-01T00:00:00Z").Exits(ExitCode.Fine);

        StringAssert.Contains(test.Out, $"taken back m01 v1 gpt-5: 50.0 % (1 of 2)  [{id}]", StringComparison.Ordinal);
        var withdrawn = JudgeText.Experiment(test.Read("data/modules/m01.json")).GetProperty("withdrawn");
        Assert.AreEqual("wrong \"rubrics\" 2026-02-01T00:00:00Z", $"{withdrawn.GetProperty("reason")} {withdrawn.GetProperty("at")}");
        test.Run("check").Exits(ExitCode.Fine);
    }

    [TestMethod]
    public void UndoneGivesTheSameBytesAsBefore()
    {
        using var test = WithOne(out var id);
        var before = test.Read("data/modules/m01.json");
        test.Run("retract", id, "--reason", "wrong").Exits(ExitCode.Fine);

        test.Run("retract", id, "--undo").Exits(ExitCode.Fine);

        Assert.AreEqual(before, test.Read("data/modules/m01.json"));
        test.Run("retract", id, "--undo").Exits(ExitCode.Problems);
        StringAssert.Contains(test.Err, "error ST415", StringComparison.Ordinal);
    }

    [TestMethod]
    public void WhoNamesItsCellIsToldThatItIsTakenBack()
    {
        using var test = WithOne(out var id);
        test.With("in/b.json", JudgeText.Of("PP", model: "gpt-4o").ToJsonString()).Run("import", "{project}/in/b.json").Exits(ExitCode.Fine);
        test.Run("retract", id, "--reason", "bad judge").Exits(ExitCode.Fine);

        test.Run("compare", "m01@v1/gpt-5").Exits(ExitCode.Misuse);
        StringAssert.StartsWith(test.Err, $"tracker: no result of m01 v1 on 'gpt-5' counts: {id} is withdrawn: bad judge.\nBy its id it can be compared", StringComparison.Ordinal);
        test.Run("promote", "m01@v1/gpt-5").Exits(ExitCode.Problems);
        StringAssert.Contains(test.Err + test.Out, $"no result of m01 v1 on 'gpt-5' counts: {id} is withdrawn: bad judge", StringComparison.Ordinal);
    }

    [TestMethod]
    public void TwiceIsRefused()
    {
        using var test = WithOne(out var id);
        test.Run("retract", id, "--reason", "wrong").Exits(ExitCode.Fine);

        test.Run("retract", id, "--reason", "wrong again").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, $"error ST415: {id} is withdrawn already: wrong", StringComparison.Ordinal);
    }

    [TestMethod]
    public void WhatIsCorrectedStaysWithdrawn()
    {
        using var test = WithOne(out var id);
        test.With("in/fixed.json", JudgeText.Of("PP").ToJsonString()).Run("import", "{project}/in/fixed.json", "--corrects", id).Exits(ExitCode.Fine);
        var correction = JudgeText.Experiments(test.Read("data/modules/m01.json")).Single(e => e.TryGetProperty("corrects", out _)).GetProperty("id").GetString()!;

        test.Run("retract", id, "--undo").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, $"error ST417: {id} was corrected by {correction}", StringComparison.Ordinal);
        test.Run("retract", correction, "--reason", "it was right before").Exits(ExitCode.Fine);
        test.Run("retract", id, "--undo").Exits(ExitCode.Fine);
        test.Run("check").Exits(ExitCode.Fine);

        test.Run("retract", correction, "--undo").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, $"error ST417: {correction} corrects {id}, so that bringing it back would count both; take that one back first: tracker retract {id}", StringComparison.Ordinal);
        test.Run("check").Exits(ExitCode.Fine);
    }

    [TestMethod]
    public void NeedsAReasonAndAKnownId()
    {
        using var test = WithOne(out var id);

        test.Run("retract", id).Exits(ExitCode.Misuse);
        test.Run("retract", id, "--reason", "r", "--at", "soon").Exits(ExitCode.Misuse);
        test.Run("retract", id[..^1], "--reason", "r").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, $"did you mean '{id}'?", StringComparison.Ordinal);
    }

    [TestMethod]
    public void ACorrectionWithdrawsTheOldOneAndNamesIt()
    {
        using var test = WithOne(out var id);
        test.With("fixed.json", JudgeText.Of("PP").ToJsonString());

        test.Run("import", "{project}/fixed.json", "--corrects", id).Exits(ExitCode.Fine);

        var text = test.Read("data/modules/m01.json");
        StringAssert.Contains(text, $"\"corrects\": \"{id}\"", StringComparison.Ordinal);
        StringAssert.Contains(text, "\"reason\": \"corrected by m01_v1_gpt5_20260120_", StringComparison.Ordinal);
        test.Run("check").Exits(ExitCode.Fine);

        test.Run("import", "{project}/fixed.json", "--corrects", id).Exits(ExitCode.Fine);
        Assert.AreEqual(text, test.Read("data/modules/m01.json"));
    }

    [TestMethod]
    public void ACorrectionOfSomethingUnknownWritesNothing()
    {
        using var test = WithOne(out var id);
        test.With("fixed.json", JudgeText.Of("PP").ToJsonString());
        var before = test.Read("data/modules/m01.json");

        test.Run("import", "{project}/fixed.json", "--corrects", id + "0").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, $"module m01 has no experiment '{id}0'; did you mean '{id}'?", StringComparison.Ordinal);
        Assert.AreEqual(before, test.Read("data/modules/m01.json"));
    }

    [TestMethod]
    public void ACorrectionFromAFileThatIsNotThereOrUnfitIsToldOnce()
    {
        using var test = WithOne(out var id);
        test.With("other.json", "[1]");

        test.Run("import", "{project}/fixd.json", "--corrects", id).Exits(ExitCode.Problems);
        StringAssert.Contains(test.Err, "fixd.json: error ST412: there is no such file or folder", StringComparison.Ordinal);
        Assert.DoesNotContain("ST413", test.Err);
        test.Run("import", "{project}/other.json", "--corrects", id).Exits(ExitCode.Problems);
        StringAssert.Contains(test.Err, "other.json: error ST401", StringComparison.Ordinal);
        Assert.DoesNotContain("ST413", test.Err);
    }

    [TestMethod]
    public void ACorrectionOfAnotherModuleIsToldWhereToLook()
    {
        using var test = WithOne(out var id);
        test.With("other.json", JudgeText.Of("PP", "m02").ToJsonString());

        test.Run("import", "{project}/other.json", "--corrects", id).Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, $"module m02 has no experiment '{id}'; what is corrected is of the same module: 'tracker show m02' lists them", StringComparison.Ordinal);
    }

    [TestMethod]
    public void ACorrectionThatIsThereAlreadyAsSomethingElseIsRefused()
    {
        using var test = WithOne(out var id);
        test.With("other.json", JudgeText.Of("PP").ToJsonString()).Run("import", "{project}/other.json").Exits(ExitCode.Fine);
        var before = test.Read("data/modules/m01.json");
        var other = JudgeText.Experiments(before).Select(e => e.GetProperty("id").GetString()!).Single(i => i != id);

        test.Run("import", "{project}/other.json", "--corrects", "none").Exits(ExitCode.Problems);
        StringAssert.Contains(test.Err, "error ST413: module m01 has no experiment 'none'", StringComparison.Ordinal);
        test.Run("import", "{project}/other.json", "--corrects", id).Exits(ExitCode.Problems);
        StringAssert.Contains(test.Err, $"error ST413: this content is there already as {other}, which was not imported as the correction of {id}; take the wrong one back: tracker retract {id}", StringComparison.Ordinal);
        test.Run("import", "{project}/other.json", "--corrects", other).Exits(ExitCode.Problems);
        StringAssert.Contains(test.Err, "import another file to correct it", StringComparison.Ordinal);
        Assert.AreEqual(before, test.Read("data/modules/m01.json"));
    }

    [TestMethod]
    public void AReasonWithoutACorrectionIsMisuse()
    {
        using var test = WithOne(out _);

        test.Run("import", "{project}/in", "--reason", "wrong").Exits(ExitCode.Misuse);

        StringAssert.Contains(test.Err, "--corrects", StringComparison.Ordinal);
    }

    private static TrackerTest WithOne(out string id)
    {
        var test = new TrackerTest();
        test.With("in/a.json", JudgeText.Of("PF").ToJsonString()).Run("import", "{project}/in").Exits(ExitCode.Fine);
        id = JudgeText.Experiment(test.Read("data/modules/m01.json")).GetProperty("id").GetString()!;
        return test;
    }
}
