using StaticTracker.Diagnostics;
using StaticTracker.Merging;
using StaticTracker.Modules;
using StaticTracker.Storage;
using StaticTracker.Tests.Importing;
using static StaticTracker.Tests.Merging.MergeText;

namespace StaticTracker.Tests.Merging;

/// <summary>One content that both sides imported, under names that tell other times or data set versions.</summary>
[TestClass]
public class JoiningOneContent
{
    [TestMethod]
    public void ItIsOneExperimentOfTheEarlierTime() => Assert.AreEqual(Canonical(Module("", Run("20"))), Clean(null, Module("", Run("20")), Module("", Run("21"))));

    [TestMethod]
    public void OfOneDayItKeepsItsId() =>
        Assert.AreEqual(Canonical(Module("", Run("20", time: "01:00:00"))), Clean(null, Module("", Run("20", time: "02:00:00")), Module("", Run("20", time: "01:00:00"))));

    [TestMethod]
    public void OfOneTimeTheVersionOfTheDataSetThatComesFirstIsTaken()
    {
        string With(string version) => Module("", Run("20", $$""", "dataset_version": "{{version}}" """));

        Assert.AreEqual(Canonical(With("v1")), Clean(null, With("v1"), With("v2")));
        Assert.AreEqual(Canonical(With("v1")), Clean(null, With("v1"), Module("", Run("20"))));
    }

    [TestMethod]
    public void AVersionThatTheEarlierNameDoesNotTellGoes() =>
        Assert.AreEqual(Canonical(Module("", Run("20"))), Clean(null, Module("", Run("20")), Module("", Run("21", """, "dataset_version": "v2" """))));

    [TestMethod]
    public void WhatOneSideSaidOfItStays()
    {
        var withdrawn = """, "withdrawn": {"reason": "wrong"}""";

        Assert.AreEqual(
            Canonical(Module("", Run("20", withdrawn), Experiment("right", $$""", "corrects": "{{Id("20")}}" """, version: "v2"))),
            Clean(null, Module("", Run("20")), Module("", Run("21", withdrawn), Experiment("right", $$""", "corrects": "{{Id("21")}}" """, version: "v2"))));
    }

    [TestMethod]
    public void TheOrderOfThreeBranchesMakesNoDifference()
    {
        var (a, b, c) = (Module("", Run("22")), Module("", Run("20"), Experiment("e1")), Module("", Run("21")));

        var first = Clean(null, Clean(null, a, b), c);

        Assert.AreEqual(Canonical(Module("", Run("20"), Experiment("e1"))), first);
        Assert.AreEqual(first, Clean(null, a, Clean(null, b, c)));
        Assert.AreEqual(first, Clean(null, Clean(null, a, c), b));
    }

    [TestMethod]
    public void TheTimeThatOneSideAloneChangedIsTakenThoughItIsLater()
    {
        var before = Module("", Run("20"));

        Assert.AreEqual(Canonical(Module(""", "group": "x" """, Run("21"))), Clean(before, Module("", Run("21")), Module(""", "group": "x" """, Run("20"))));
    }

    [TestMethod]
    public void ATimeThatOneSideAloneCorrectedIsAnEditLikeAnyOther()
    {
        var (before, corrected) = (Module("", Run("20")), Module("", Run("20", time: "09:00:00")));

        var merged = Merge(DataKind.Module, before, corrected, Module(""", "group": "x" """, Run("20")));

        Assert.AreEqual(Canonical(Module(""", "group": "x" """, Run("20", time: "09:00:00"))), Text(merged.Content));
        Assert.IsEmpty(MergeWords.Of(merged, "m01.json"));
    }

    [TestMethod]
    public void AnEditOfTheOneMeetsTheOtherTime()
    {
        var before = Module("", Run("21"));

        Assert.AreEqual(Canonical(Module("", Run("20", """, "note": "seen" """))), Clean(before, Module("", Run("20")), Module("", Run("21", """, "note": "seen" """))));
    }

    [TestMethod]
    public void WhereBothChangedItTheEarlierIsTaken() =>
        Assert.AreEqual(Canonical(Module("", Run("19"))), Clean(Module("", Run("21")), Module("", Run("20")), Module("", Run("19"))));

    [TestMethod]
    public void WhatASideHasTwiceIsLeftToThePeople() =>
        Assert.AreEqual(Canonical(Module("", Run("20"), Run("21"), Run("22"))), Clean(null, Module("", Run("20"), Run("21")), Module("", Run("22"))));

    [TestMethod]
    public void AnIdThatStandsForSomethingElseIsNotTaken()
    {
        var merged = Merge(DataKind.Module, null, Module("", Run("20")), Module("", Run("21"), Experiment(Id("20"), Source('c'), version: "v2")));

        Assert.IsEmpty(MergeWords.Of(merged, "m01.json").Where(p => p.Code == Codes.Merging.Joined));
        Assert.HasCount(3, JudgeText.Experiments(Text(merged.Content)));
    }

    [TestMethod]
    public void BothNamesAreTold()
    {
        var merged = Merge(DataKind.Module, null, Module("", Run("21")), Module("", Run("20")));

        Assert.AreEqual(
            $"both sides have the same content, by names with the time 2026-01-20T00:31:46 and the time 2026-01-21T00:31:46: it is one experiment, {Id("20")}, with the time 2026-01-20T00:31:46",
            MergeWords.Of(merged, "m01.json").Single(p => p.Code == Codes.Merging.Joined).Message);
        Assert.AreEqual(Id("20"), merged.RenamedExperiments(isOurs: true)[Id("21")]);
        Assert.IsEmpty(merged.RenamedExperiments(isOurs: false));
        Assert.IsTrue(merged.HasFollowers);
    }

    private static string Run(string day, string members = "", string time = "00:31:46") => Experiment(Id(day), Source('a') + members, time: $"2026-01-{day}T{time}");

    private static string Id(string day)
    {
        using var ids = new ExperimentIds();
        return $"m01_v1_gpt5_202601{day}_" + ids.IdentityOf(new string('a', 64), ModuleId.Parse("m01"), PromptVersion.Parse("v1"), null, "gpt-5", null, null)[..8];
    }
}
