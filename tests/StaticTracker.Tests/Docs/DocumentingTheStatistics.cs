using System.Globalization;
using System.Text;
using StaticTracker.Comparison;
using StaticTracker.Gating;
using StaticTracker.Tests.Architecture;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Docs;

/// <summary>The figures of docs/statistics.md are those of the methods.</summary>
[TestClass]
public class DocumentingTheStatistics
{
    private static readonly string s_page = Checkout.Read("docs/statistics.md").ReplaceLineEndings(" ");

    [TestMethod]
    public void ThePlanningTableIsTheMinimumDetectableEffect()
    {
        var rows = new StringBuilder();
        foreach (var n in new[] { 50, 99, 200, 500, 1000, 2000 })
        {
            var drops = new[] { 0.5, 0.8, 0.95 }.Select(rate => MinimumDetectableEffect.IndependentDrop(rate, n));
            var paired = new[] { 0.1, 0.2, 0.4 }.Select(share => MinimumDetectableEffect.Paired(share, n));
            rows.Append(CultureInfo.InvariantCulture, $"| {n} | ").AppendJoin(" | ", drops.Concat(paired).Select(d => d?.ToString("F1", CultureInfo.InvariantCulture) ?? "–")).Append(" | ");
        }

        StringAssert.Contains(s_page, rows.ToString().TrimEnd());
        StringAssert.Contains(s_page, Invariant($"about {Math.Floor(MinimumDetectableEffect.SizeForPairs(0.4, 0.1) / 10) * 10} items"));
    }

    [TestMethod]
    public void TheWorkedExamplesAreWhatTheMethodsGive()
    {
        var one = Wilson.Of(266, 495 - 266)!.Value;
        StringAssert.Contains(s_page, Invariant($"53.7 %, interval {one.Low:F1}–{one.High:F1}."));
        StringAssert.Contains(s_page, Invariant($"13 heads in 43 throws: {McNemar.Exact(30, 13):F3},"));
        StringAssert.Contains(s_page, Invariant($"here {McNemar.MidP(30, 13):F4}:"));
        StringAssert.Contains(s_page, $"interval {ComparisonWording.Points(Newcombe.Independent(266, 495, 241, 495))}; as 99 items: {ComparisonWording.Points(Newcombe.Independent(99 * 266 / 495.0, 99, 99 * 241 / 495.0, 99))}.");
        StringAssert.Contains(s_page, Invariant($"is h = {CohensH.Of(199 / 495.0, 289 / 495.0):F2}; 266 to 241 is h = −{-CohensH.Of(266 / 495.0, 241 / 495.0):F2}"));
        StringAssert.Contains(s_page, $"{PairedPermutation.Draws.ToString("N0", CultureInfo.InvariantCulture)} patterns");
    }

    [TestMethod]
    public void TheRateOfTheGatesExampleIsOpenAtOneLimitAndHoldsAtTheOther()
    {
        var module = ModuleBuilder.Read(Checkout.Read("data/modules/m01.json"));
        var experiment = module.Counted.Single(e => e.PromptVersion.Text == "v5" && e.Model == "gpt-4o-mini");
        var figure = ExperimentFigures.Of(ComparisonSide.Of(module, experiment, pool: true, _ => null), module.PrimaryRubric).PassRate;

        StringAssert.Contains(s_page, Invariant(
            $"passed {figure.Pass} of {figure.Total}, {figure.Rate} %. On 495 verdicts the interval is {figure.Interval!.Value.Low:F1}–{figure.Interval.Value.High:F1}, on its 99 items {figure.SoundInterval!.Value.Low:F1}–{figure.SoundInterval.Value.High:F1}:"));
        Assert.AreEqual(GateVerdict.Undecided, RateLimit.AtLeast(figure, 50, onEvidence: true).Verdict);
        Assert.AreEqual(GateVerdict.Held, RateLimit.AtLeast(figure, 45, onEvidence: true).Verdict);
    }

    [TestMethod]
    public void EveryWordAndReasonIsExplained()
    {
        var words = Enum.GetValues<ComparisonWord>().Select(w => ComparisonWording.Of(w).ToString()).Concat(Enum.GetValues<IncomparableReason>().Select(r => $"*{ComparisonWording.Of(r)}*"));

        Assert.AreEqual("", string.Join(", ", words.Where(w => !s_page.Contains(w, StringComparison.Ordinal))));
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
