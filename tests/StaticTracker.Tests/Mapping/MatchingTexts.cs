using StaticTracker.Diagnostics;
using StaticTracker.Mapping;

namespace StaticTracker.Tests.Mapping;

[TestClass]
public sealed class MatchingTexts
{
    private static readonly SourceSpan s_span = new("tracker.json", 3, 5);

    [TestMethod]
    [DataRow("anthropic/*", "anthropic/claude/4", true)]
    [DataRow("anthropic/*", "openai/gpt", false)]
    [DataRow("v?", "v1", true)]
    [DataRow("v?", "v10", false)]
    [DataRow("", "", true)]
    [DataRow("*", "", true)]
    public void OfTextsStarsAndQuestionMarksStandForAnything(string glob, string text, bool fits) =>
        Assert.AreEqual(fits, TextMatcher.OfGlobs([glob], s_span).Matches(text, new Dictionary<string, string>()));

    [TestMethod]
    [DataRow("eval_results.csv", "/home/a/eval_results.csv", true)]
    [DataRow("eval_results/*/eval_results.csv", "/home/a/eval_results/20260822_025022Z/eval_results.csv", true)]
    [DataRow("/eval_results/*/*.csv", "/home/a/eval_results/20260822_025022Z/eval_results.csv", true)]
    [DataRow("results/*.csv", "/home/a/eval_results/x.csv", false)]
    [DataRow("**/x.csv", "/x.csv", true)]
    public void OfPathsItIsAboutTheirEnd(string glob, string path, bool fits) =>
        Assert.AreEqual(fits, TextMatcher.OfGlobs([glob], s_span).MatchesPath(path, new Dictionary<string, string>()));

    [TestMethod]
    public void NamedGroupsOfAPatternAreKept()
    {
        var captures = new Dictionary<string, string>();

        Assert.IsTrue(TextMatcher.OfPattern(@"^(?<what>\w+) (?<prompt_version>v\d+)( (?<rest>x))?", s_span).Matches("Pain v12", captures));

        Assert.AreEqual("prompt_version=v12 what=Pain", string.Join(' ', captures.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key}={c.Value}")));
    }

    [TestMethod]
    public void WhatIsNotThereFitsNothing() => Assert.IsFalse(TextMatcher.OfGlobs(["*"], s_span).Matches(null, new Dictionary<string, string>()));

    [TestMethod]
    public void APatternThatRunsAwayIsStoppedAndToldWhereItStands()
    {
        var matcher = TextMatcher.OfPattern("^((a|b|ab)*)*c$", s_span);

        var stopped = Assert.ThrowsExactly<RuleException>(() => matcher.Matches(string.Concat(Enumerable.Repeat("ab", 60)) + "!", new Dictionary<string, string>()));

        Assert.AreEqual("ST418", stopped.Problem.Code.Id);
        Assert.AreEqual(s_span, stopped.Problem.Span);
    }
}
