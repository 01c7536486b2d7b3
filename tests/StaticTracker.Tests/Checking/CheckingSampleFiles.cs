namespace StaticTracker.Tests.Checking;

[TestClass]
public sealed class CheckingSampleFiles
{
    public static IEnumerable<object[]> Invalid => CheckSamples.Invalid.Select(n => new object[] { n });

    public static IEnumerable<object[]> Valid => CheckSamples.Valid.Select(n => new object[] { n });

    [TestMethod]
    [DynamicData(nameof(Invalid))]
    public void TellsExactlyTheFaultsOfAnInvalidOne(string name)
    {
        using var test = CheckSamples.Open("invalid", name).Run("check");

        Assert.AreEqual(CheckSamples.Expected(name), test.Out);
        test.Exits(test.Out.Contains(": error ", StringComparison.Ordinal) ? 1 : 0);
    }

    [TestMethod]
    [DynamicData(nameof(Invalid))]
    public void ShowsTheCodeThatAnInvalidOneIsNamedAfter(string name) =>
        StringAssert.Contains(CheckSamples.Expected(name), $" {name[..5]}: ", StringComparison.Ordinal);

    [TestMethod]
    [DynamicData(nameof(Valid))]
    public void SaysNothingOfAValidOne(string name)
    {
        using var test = CheckSamples.Open("valid", name).Run("check").Exits(0);

        Assert.AreEqual("", test.Out);
    }

    [TestMethod]
    [DynamicData(nameof(Valid))]
    public void RewritesNothingInAValidOne(string name)
    {
        using var test = CheckSamples.Open("valid", name).Run("check", "--fix").Exits(0);

        Assert.DoesNotContain("rewrote", test.Err);
    }
}
