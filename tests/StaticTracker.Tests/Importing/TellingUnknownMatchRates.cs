using System.Globalization;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Importing;

/// <summary>A stated match rate of a module without a primary rubric is told: of a few modules one by one, of many at once.</summary>
[TestClass]
public sealed class TellingUnknownMatchRates
{
    [TestMethod]
    [DataRow(1, 1, "the file states a match rate, but the primary rubric of m01 is not known: it is left out")]
    [DataRow(3, 3, "2 files, of which this is the first, state a match rate, but the primary rubric of m03 is not known: it is left out")]
    [DataRow(4, 1, "8 files, of which this is the first, state a match rate, but the primary rubrics of 4 modules are not known: it is left out of m01, m02, m03, m04; set primary_rubric of each")]
    [DataRow(15, 1, "it is left out of m01, m02, m03, m04, m05, m06, m07, m08, m09, m10, m11, m12 and 3 more")]
    public void IsOneNoteOfManyModules(int modules, int notes, string told)
    {
        using var test = new TrackerTest();
        for (var i = 0; i < (modules == 1 ? 1 : 2 * modules); i++)
        {
            test.With(string.Create(CultureInfo.InvariantCulture, $"in/{i:00}.json"), JudgeText.Of(module: $"m{(i % modules) + 1:00}", version: $"v{i}").With("match_rate", 50.0));
        }

        test.Run("import", "{project}/in").Exits(0);

        Assert.AreEqual(notes, test.Err.Split("ST414").Length - 1, test.Err);
        Assert.Contains(told, test.Err);
        Assert.Contains("in/00.json", test.Err);
    }

    [TestMethod]
    public void IsNotOfModulesWhosePrimaryRubricIsKnown()
    {
        using var test = new TrackerTest().With("data/tracker.json", """{"modules":{"m02":{"primary_rubric":"right"}}}""");
        for (var i = 1; i <= 5; i++)
        {
            test.With($"in/{i}.json", JudgeText.Of(module: $"m0{i}").With("match_rate", 50.0));
        }

        test.Run("import", "{project}/in").Exits(0);

        Assert.Contains("the primary rubrics of 4 modules are not known: it is left out of m01, m03, m04, m05;", test.Err);
    }
}
