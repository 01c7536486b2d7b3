using System.Globalization;
using StaticTracker.Comparison;
using StaticTracker.Modules;
using StaticTracker.Storage;
using StaticTracker.Tests.Architecture;

namespace StaticTracker.Tests.Docs;

/// <summary>The figures of docs/suggestions.md are those of the program.</summary>
[TestClass]
public sealed class DocumentingSuggestions
{
    private static readonly string s_page = Checkout.Read("docs/suggestions.md").ReplaceLineEndings(" ");

    [TestMethod]
    public void TheThresholdsAreThoseOfAProjectThatSetsNone()
    {
        var weak = WeakThresholds.Default;

        StringAssert.Contains(s_page, string.Create(CultureInfo.InvariantCulture, $"| high | below {weak.High} % | | medium | below {weak.Medium} % | | low | below {weak.Low} % |"));
    }

    [TestMethod]
    public void TheExamplesAreWhatTheIntervalGives()
    {
        StringAssert.Contains(s_page, string.Create(CultureInfo.InvariantCulture, $"84 of 100 is below 85 %, but its interval reaches {Wilson.Of(84, 16)!.Value.High:F1} %"));
        StringAssert.Contains(s_page, string.Create(CultureInfo.InvariantCulture, $"70 of 100 reaches only {Wilson.Of(70, 30)!.Value.High:F1} %"));
    }

    [TestMethod]
    public void EveryStatusIsThere() => Assert.AreEqual("", string.Join(' ', SuggestionStatus.All.Where(s => !s_page.Contains($"| {s} |", StringComparison.Ordinal))));
}
