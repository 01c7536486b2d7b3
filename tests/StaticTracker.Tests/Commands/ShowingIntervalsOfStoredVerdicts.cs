using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using StaticTracker.Comparison;
using StaticTracker.Tests.Importing;
using StaticTracker.Tests.Infra;
using StaticTracker.Tests.Site;

namespace StaticTracker.Tests.Commands;

/// <summary>Where each item's verdicts are stored, the interval that is shown is clustered by item, on every page and after every change.</summary>
[TestClass]
public sealed class ShowingIntervalsOfStoredVerdicts : IDisposable
{
    /// <summary>Twenty items whose three rubrics always agree: sixty verdicts are worth twenty.</summary>
    private const string Letters = "PPPPPPPPPPPPFFFFFFFF";

    /// <summary>Of 36 of 60, as if they were independent.</summary>
    private static readonly Interval s_tooNarrow = Wilson.Of(36, 24)!.Value;
    private static readonly Interval s_clustered = ClusteredRate.Of([.. Letters.Select(l => new ItemTally(l == 'P' ? 3 : 0, 3))])!.IntervalAt(0.95);
    private static readonly Interval s_ofOneEach = Wilson.Of(12, 8)!.Value;

    private readonly TestRepo _repo = new();

    public ShowingIntervalsOfStoredVerdicts()
    {
        var evaluations = new JsonArray([.. "abc".SelectMany(rubric => JudgeText.Evaluations(Letters, rubric.ToString()).Select(e => e!.DeepClone()))]);
        _repo.Write("results/m01.json", JudgeText.Of().With("evaluations", evaluations));
        _repo.Write("data/tracker.json", "{}\n");
    }

    public void Dispose() => _repo.Dispose();

    [TestMethod]
    public void ShowsTheClusteredOneEverywhere()
    {
        Run("import", _repo.PathOf("results/m01.json"));
        var imported = File.ReadAllBytes(_repo.PathOf("data/heatmap_index.json"));
        Build();

        Assert.Contains(Shown(s_clustered), Page);
        Assert.DoesNotContain("too narrow", Page);
        Assert.AreEqual((8 + 16, Ends(s_clustered)), InCells());
        Assert.AreEqual($"[{Ends(s_clustered)}]", InIndex().GetRawText());
        Assert.IsTrue(imported.AsSpan().SequenceEqual(File.ReadAllBytes(_repo.PathOf("data/heatmap_index.json"))), "import and build agree on the index");
    }

    [TestMethod]
    public void SaysTooNarrowWhereOnlyTotalsAreStored()
    {
        Run("import", _repo.PathOf("results/m01.json"), "--no-verdicts");
        Build();

        Assert.Contains($"{Shown(s_tooNarrow)}<small> too narrow</small>", Page);
        Assert.AreEqual((8 + 4, ""), InCells(), "what the counts give is not repeated");
        Assert.Contains("\"interval_too_narrow\":true", File.ReadAllText(_repo.PathOf("data/heatmap_index.json")));
    }

    [TestMethod]
    public void IsWilsonsWhereEachItemHasOneVerdict()
    {
        _repo.Write("results/m01.json", JudgeText.Of(Letters).ToJsonString());
        foreach (var more in (string[][])[[], ["--no-verdicts"]])
        {
            Directory.Delete(_repo.Data, recursive: true);
            _repo.Write("data/tracker.json", "{}\n");
            Run(["import", _repo.PathOf("results/m01.json"), .. more]);
            Build();

            Assert.Contains(Shown(s_ofOneEach), Page);
            Assert.DoesNotContain("too narrow", Page);
        }
    }

    [TestMethod]
    public void NoticesEveryChangeOfTheVerdictFiles()
    {
        Run("import", _repo.PathOf("results/m01.json"));
        var file = Directory.GetFiles(_repo.PathOf("data/verdicts/m01")).Single();
        var sound = File.ReadAllText(file);
        Build();

        File.Delete(file);
        Build();
        Assert.Contains(Shown(s_tooNarrow), Page, "without the file");

        File.WriteAllText(file, sound);
        Build();
        Assert.Contains(Shown(s_clustered), Page, "with it again");

        // Other items failed each rubric, as often as before: the totals are the same, the items tell more.
        var row = Regex.Match(sound, "\"b\": \"([PF]+)\"").Groups[1];
        File.WriteAllText(file, sound[..row.Index] + string.Concat(row.Value.Reverse()) + sound[(row.Index + row.Length)..]);
        Build();
        Assert.DoesNotContain(Shown(s_clustered), Page, "after an edit of the same length");
        Assert.DoesNotContain("too narrow", Page);
    }

    [TestMethod]
    [DataRow("{", "the text ends before the document does")]
    [DataRow("wrong figures", "they do not give the experiment's figures")]
    public void UsesNoVerdictsThatAreUnsound(string content, string why)
    {
        Run("import", _repo.PathOf("results/m01.json"));
        var file = Directory.GetFiles(_repo.PathOf("data/verdicts/m01")).Single();
        File.WriteAllText(file, content == "{" ? content : File.ReadAllText(file).Replace("PF", "FF", StringComparison.Ordinal));

        for (var time = 1; time <= 2; time++)
        {
            Assert.Contains($"warning ST607: these verdicts are not used, so that the interval is that of the totals: {why}", Build());
            Assert.Contains($"{Shown(s_tooNarrow)}<small> too narrow</small>", Page);
        }
    }

    private static string Shown(Interval interval) => string.Create(CultureInfo.InvariantCulture, $"{interval.Low:F1}–{interval.High:F1}");

    private static string Ends(Interval interval) => string.Create(CultureInfo.InvariantCulture, $"{interval.Low:F1},{interval.High:F1}");

    /// <summary>Flags and ends, in tenths, of the only result in the heatmap's data.</summary>
    private (long Flags, string Ends) InCells()
    {
        var script = File.ReadAllText(_repo.PathOf("site/data/cells-0.js"));
        var ends = PackedColumns.Column(script, "ends").Select(end => (end / 10.0).ToString("F1", CultureInfo.InvariantCulture));
        return (PackedColumns.Column(script, "flags").Single(), string.Join(',', ends));
    }

    private string Page => File.ReadAllText(_repo.PathOf("site/modules/m01/index.html"));

    private JsonElement InIndex() => JsonDocument.Parse(File.ReadAllBytes(_repo.PathOf("data/heatmap_index.json"))).RootElement
        .GetProperty("modules").GetProperty("m01").GetProperty("versions").GetProperty("v1").GetProperty("by_model").GetProperty("gpt-5").GetProperty("interval");

    /// <summary>Builds from what is known and all anew, which give the same bytes; what was said.</summary>
    private string Build()
    {
        var said = Run("build", "--output", _repo.PathOf("site"));
        Run("build", "--output", _repo.PathOf("full"), "--full");
        foreach (var path in Directory.GetFiles(_repo.PathOf("full"), "*", SearchOption.AllDirectories))
        {
            var twin = _repo.PathOf("site" + path[_repo.PathOf("full").Length..]);
            Assert.IsTrue(File.ReadAllBytes(path).AsSpan().SequenceEqual(File.ReadAllBytes(twin)), twin);
        }

        return said;
    }

    private string Run(params string[] arguments)
    {
        _repo.Settle();
        using var stdout = new StringWriter();
        using var stderr = new StringWriter { NewLine = "\n" };
        var exit = App.Run([.. arguments, "--data", _repo.Data], TextReader.Null, stdout, stderr);
        Assert.AreEqual(0, exit, stderr.ToString());
        return stderr.ToString();
    }
}
