using System.Text;
using StaticTracker.Importing;

namespace StaticTracker.Tests.Importing;

/// <summary>A line of a run's log may name its module first, as a judge's result does: its other keys tell, wherever they stand.</summary>
[TestClass]
public sealed class TellingLogsFromJudgeResults
{
    private const string Log = """{"module":"m01",%"kind":"run","run_id":"r","event":"started"}""";

    [TestMethod]
    [DataRow("", DisplayName = "nothing between")]
    [DataRow("\"evaluations of\":3,", DisplayName = "a key that begins so")]
    [DataRow("\"data\":{\"evaluations\":[1,{}]},", DisplayName = "the key inside an object")]
    [DataRow("\"data\":[{\"evaluations\":1}],", DisplayName = "the key inside an array")]
    [DataRow("\"note\":\"a { that nobody closes\",", DisplayName = "a bracket in a text")]
    public void IsALogWhereItsKeysFollow(string between) => Assert.AreEqual(ResultFormat.RunLog, Detect(Log.Replace("%", between, StringComparison.Ordinal)));

    [TestMethod]
    [DataRow("""{"module":"m01","evaluations":[{"kind":"x","run_id":"y","event":"z"}]}""")]
    [DataRow("""{"module":"m01","summary":{"pass":1},"evaluations":[],"kind":"x","run_id":"y","event":"z"}""")]
    [DataRow("""{"module":"m01","run_id":"y","evaluations":[]}""")]
    [DataRow("""{"module":"m01","data_source":"run_id"}""")]
    public void IsAJudgesResultWhereEvaluationsComeFirst(string text) => Assert.AreEqual(ResultFormat.Judge, Detect(text));

    private static ResultFormat Detect(string text)
    {
        using var source = new SourceText();
        source.Open(SourceFile.StandardInput(null), new MemoryStream(Encoding.UTF8.GetBytes(text)));
        return FormatDetector.Detect(source);
    }
}
