using Building;

namespace StaticTracker.Tests.Building;

[TestClass]
public sealed class PlanningATarget
{
    [TestMethod]
    [DataRow("Default", "Restore Compile Site Default")]
    [DataRow("Test", "Restore Compile Test")]
    [DataRow("Format", "Restore Format")]
    [DataRow("Clean", "Clean")]
    [DataRow("Pack", "Pack")]
    [DataRow("Programs", "Programs")]
    public void RunsEachTaskOnceBehindWhatItNeeds(string target, string expected) =>
        Assert.AreEqual(expected, string.Join(' ', TaskPlan.For(target, BuildApp.Tasks).Select(task => task.Name)));

    [TestMethod]
    public void LeavesTheTestsPackagesAloneInTheMainJob() =>
        Assert.IsFalse(TaskPlan.For("Default", BuildApp.Tasks).Any(task => task.WholeSolution));

    [TestMethod]
    public void RunsASharedNeedOnce()
    {
        BuildTask[] tasks = [Task("top", "left", "right"), Task("left", "base"), Task("right", "base"), Task("base")];

        Assert.AreEqual("base left right top", string.Join(' ', TaskPlan.For("top", tasks).Select(task => task.Name)));
    }

    [TestMethod]
    public void RefusesTasksThatWaitForEachOther() =>
        Assert.Contains("a → b → a", Assert.ThrowsExactly<InvalidOperationException>(
            () => TaskPlan.For("a", [Task("a", "b"), Task("b", "a")])).Message);

    private static BuildTask Task(string name, params string[] needs) => new(name, "", needs, _ => { });
}
