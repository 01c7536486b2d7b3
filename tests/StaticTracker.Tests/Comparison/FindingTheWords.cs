using StaticTracker.Comparison;
using StaticTracker.Modules;
using StaticTracker.Phrasing;

namespace StaticTracker.Tests.Comparison;

[TestClass]
public class FindingTheWords
{
    [TestMethod]
    [DataRow(0.01, 3.0, 1.0, ComparisonWord.Better)]
    [DataRow(0.01, -3.0, 1.0, ComparisonWord.Worse)]
    [DataRow(0.05, 3.0, 1.0, ComparisonWord.Better)]
    [DataRow(0.051, 3.0, 1.0, ComparisonWord.NotEnoughEvidence)]
    [DataRow(0.01, 3.0, 3.0, ComparisonWord.NotEnoughEvidence)]
    [DataRow(0.9, 0.5, 1.5, ComparisonWord.NoDifferenceShown)]
    [DataRow(0.9, 0.5, 1.6, ComparisonWord.NotEnoughEvidence)]
    [DataRow(0.9, -0.5, 1.5, ComparisonWord.NoDifferenceShown)]
    [DataRow(0.01, 1.0, 0.5, ComparisonWord.Better)]
    public void PAndIntervalMustBothSaySo(double p, double points, double half, ComparisonWord word) =>
        Assert.AreEqual(word, Judge(Figure(p, points, half))[0].Judgement.Word);

    [TestMethod]
    public void InALargerFamilyTheSamePNeedsCompany()
    {
        var alone = Judge(Figure(0.02, 3, 1));
        var among = Judge([Figure(0.02, 3, 1), .. Enumerable.Range(0, 9).Select(_ => Figure(0.9, 3, 1))]);
        var together = Judge([.. Enumerable.Range(0, 5).Select(_ => Figure(0.02, 3, 1)), .. Enumerable.Range(0, 5).Select(_ => Figure(0.9, 3, 1))]);

        Assert.AreEqual(ComparisonWord.Better, alone[0].Judgement.Word);
        Assert.AreEqual(ComparisonWord.NotEnoughEvidence, among[0].Judgement.Word);
        Assert.AreEqual(0.2, among[0].Judgement.AdjustedP!.Value, 1e-12);
        Assert.AreEqual(0.995, among[0].Judgement.Level, 1e-12);
        Assert.AreEqual(ComparisonWord.Better, together[0].Judgement.Word);
        Assert.AreEqual(0.975, together[0].Judgement.Level, 1e-12);
    }

    [TestMethod]
    public void TheMatchRateIsItsRubricAndCountsOnce()
    {
        var rubric = Figure(0.02, 3, 1);

        var judged = Judge(rubric with { Kind = FigureKind.MatchRate }, rubric);

        Assert.AreEqual(1, judged[0].Judgement.Family);
        Assert.AreEqual(judged[1].Judgement, judged[0].Judgement);
    }

    [TestMethod]
    public void WhatCannotBeComparedIsNoMember()
    {
        var judged = Judge(
            Figure(0.02, 3, 1),
            Figure(0.5, 0, 1) with { Evidence = null, Incomparable = new Incomparable(IncomparableReason.OtherItems, Phrase.Empty) },
            Figure(0.5, 0, 1) with { Evidence = null });

        Assert.AreEqual(1, judged[0].Judgement.Family);
        Assert.AreEqual(ComparisonWord.NotComparable, judged[1].Judgement.Word);
        Assert.AreEqual(ComparisonWord.NotEnoughEvidence, judged[2].Judgement.Word);
    }

    private static IReadOnlyList<FigureComparison> Judge(params FigureComparison[] figures)
    {
        var experiment = new Experiment { Id = "e", PromptVersion = PromptVersion.Parse("v1"), Model = "a", Timestamp = Timestamp.Parse("2026-01-01T00:00:00"), Metrics = new Metrics() };
        var side = new ComparisonSide { Experiment = experiment, Pooled = [experiment], Repeats = [experiment], Tries = 1 };
        var comparison = new ExperimentComparison { Module = ModuleId.Parse("m01"), Before = side, After = side, Figures = figures };
        return ComparisonFamily.Judge([comparison], margin: 2)[0].Figures;
    }

    private static FigureComparison Figure(double p, double points, double half) => new()
    {
        Kind = FigureKind.Rubric,
        Name = Phrase.Data("R"),
        Before = SideFigure.Absent,
        After = SideFigure.Absent,
        Evidence = new Evidence
        {
            Method = ComparisonMethod.McNemar, Points = points, N = 100, P = p, CohensH = 0, IntervalAt = _ => new Interval(points - half, points + half),
        },
    };
}
