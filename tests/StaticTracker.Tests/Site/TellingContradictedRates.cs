using System.Text.RegularExpressions;
using StaticTracker.Diagnostics;
using StaticTracker.Indexing;
using StaticTracker.Json;
using StaticTracker.Storage;
using StaticTracker.Tests.History;
using StaticTracker.Tests.Reporting;

namespace StaticTracker.Tests.Site;

/// <summary>A past file whose stated rate contradicts its counts: all that tells of the past says what the heatmap of that commit's tree shows, which follows the counts.</summary>
[TestClass]
public sealed class TellingContradictedRates
{
    private const string File = "data/modules/m01.json";

    private static readonly string[] s_steps = [Stated("90.0", 5), Stated("40.0", 6), HistoryFile.Of("a:v1:6")];

    [TestMethod]
    public void EveryReportSaysWhatTheHeatmapOfThatCommitShows()
    {
        using var repo = Repo();
        var shown = s_steps.Select(Heatmap).ToList();

        Assert.AreEqual("50.0 60.0 60.0", string.Join(' ', shown));
        Assert.AreEqual($"One: m01 v1 gpt-4o {shown[0]}\nTwo: m01 v1 gpt-4o {shown[1]}\nThree: m01 v1 gpt-4o {shown[2]}", PastFiles.Of(repo.Git.PathOf("_site")));
        foreach (var report in (string[])[repo.Run("log").Exits(ExitCode.Fine).Out, Read(repo, "feed.xml"), Read(repo, $"history/{repo.Git.Git("rev-parse", "HEAD~2").Trim()}.html"), Read(repo, "history/index.html")])
        {
            StringAssert.Contains(report, $"v1 on gpt-4o added: {shown[0]} %", StringComparison.Ordinal);
        }
    }

    [TestMethod]
    public void AnEditIsToldFieldByFieldAsTheFilesStateIt()
    {
        using var repo = Repo();

        StringAssert.Contains(repo.Run("log").Out, "m01: v1 on gpt-4o changed: metrics.pass_rate 90.0 → 40.0, metrics.pass 5 → 6, metrics.fail 5 → 4", StringComparison.Ordinal);
        StringAssert.Contains(repo.Run("blame", "m01").Out, "v1 on gpt-4o  60.0 %", StringComparison.Ordinal);
    }

    [TestMethod]
    public void CountsThatDoNotAddUpGiveNoRate()
    {
        using var repo = new ReviewedRepo().With(File, HistoryFile.Of("a:v1:5").Replace("\"pass\": 5", "\"pass\": 12", StringComparison.Ordinal).Replace("\"fail\": 5", "\"fail\": -2", StringComparison.Ordinal)).Commit("One");

        StringAssert.Contains(repo.Run("log").Out, "v1 on gpt-4o added: no rate", StringComparison.Ordinal);
    }

    private static ReviewedRepo Repo()
    {
        var repo = new ReviewedRepo().With(File, s_steps[0]).Commit("One").With(File, s_steps[1]).Commit("Two").With(File, s_steps[2]).Commit("Three");
        repo.Run("build").Exits(ExitCode.Fine);
        return repo;
    }

    private static string Stated(string rate, int pass) => Regex.Replace(HistoryFile.Of($"a:v1:{pass}"), "\"pass_rate\": [0-9.]+", $"\"pass_rate\": {rate}");

    /// <summary>What the index of a tree with that file says of its one cell.</summary>
    private static string Heatmap(string text)
    {
        using var tree = JsonTree.Parse(System.Text.Encoding.UTF8.GetBytes(text));
        return HeatmapIndexer.RowOf(ModuleReader.TryRead(tree, out _)!, Settings.Default).Cells.Single().Best!.PassRate!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static string Read(ReviewedRepo repo, string page) => System.IO.File.ReadAllText(repo.Git.PathOf("_site/" + page));
}
