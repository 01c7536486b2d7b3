using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using StaticTracker.Comparison;
using StaticTracker.Gating;
using StaticTracker.Modules;
using StaticTracker.Phrasing;

namespace StaticTracker.Tests.Gating;

/// <summary>Limits are decided as fractions of whole numbers decide them, for whatever counts.</summary>
[TestClass]
public class LawsOfTheLimits
{
    private const int Tries = 5000;

    /// <summary>Small counts, which often meet the limit itself, and large ones.</summary>
    private static readonly Arbitrary<Case> s_cases = Gen.OneOf(Gen.Choose(0, 20), Gen.Choose(0, 4000)).ArrayOf(7)
        .Select(n => new Case(n[0], n[1], n[2] % 50, n[3], n[4], n[5] % 50, n[6] % 1000)).ToArbitrary();

    [TestMethod]
    public void AFallIsBrokenWhereTheGreaterOfBothFallsIsBeyondTheLimit() => Check(c =>
    {
        var found = DropLimit.Judge(c.Figure, c.Limit, isRelative: false, onEvidence: false);
        if (!c.HasRates)
        {
            return found.Verdict == GateVerdict.Undecided;
        }

        // Tenths of points: 1000 · (before − after) against the limit's tenths, cross-multiplied.
        var isBroken = IsBeyond(c.PassBefore, c.PassBefore + c.FailBefore, c.PassAfter, c.PassAfter + c.FailAfter, c.Tenths)
            || IsBeyond(c.PassBefore, c.TotalBefore, c.PassAfter, c.TotalAfter, c.Tenths);
        return found.Verdict == (isBroken ? GateVerdict.Broken : GateVerdict.Held);
    });

    [TestMethod]
    public void ARateIsBrokenWhereTheLowerOfBothIsBelowTheLimit() => Check(c =>
    {
        var found = RateLimit.AtLeast(c.Figure.After, c.Limit, onEvidence: false);
        return found.Verdict == (c.PassAfter + c.FailAfter == 0 ? GateVerdict.Undecided : 1000 * c.PassAfter < c.Tenths * c.TotalAfter ? GateVerdict.Broken : GateVerdict.Held);
    });

    [TestMethod]
    public void ErrorsAreBrokenWhereTheirShareIsBeyondTheLimit() => Check(c =>
        RateLimit.Errors(c.Figure.After, c.Limit).Verdict
            == (c.TotalAfter == 0 ? GateVerdict.Undecided : 1000 * c.ErrorAfter > c.Tenths * c.TotalAfter ? GateVerdict.Broken : GateVerdict.Held));

    [TestMethod]
    public void WhatIsPrintedStandsOnTheSameSideOfTheLimit() => Check(c =>
    {
        var found = RateLimit.AtLeast(c.Figure.After, c.Limit, onEvidence: false);
        return found.Value is not { } value
            || Math.Sign(decimal.Parse(GateWords.Number(value, c.Limit), System.Globalization.CultureInfo.InvariantCulture).CompareTo(c.Limit)) == Math.Sign(value.CompareTo(c.Limit));
    });

    [TestMethod]
    public void EvidenceNeverPassesWhatTheFiguresBreak() => Check(c =>
        DropLimit.Judge(c.Judged, c.Limit, isRelative: false, onEvidence: true).Verdict != GateVerdict.Held
        || DropLimit.Judge(c.Judged, c.Limit, isRelative: false, onEvidence: false).Verdict == GateVerdict.Held);

    [TestMethod]
    public void TheLimitItselfIsMetBothWays()
    {
        // 100/3 and 200/3 have no end; their difference to a third more is the limit itself.
        var thirds = new Case(2, 1, 0, 1, 2, 0, 333);
        Assert.AreEqual(GateVerdict.Broken, DropLimit.Judge(thirds.Figure, 33.3m, isRelative: false, onEvidence: false).Verdict);
        Assert.AreEqual(GateVerdict.Held, DropLimit.Judge(new Case(9, 3, 0, 6, 6, 0, 250).Figure, 25m, isRelative: false, onEvidence: false).Verdict);
        Assert.AreEqual(GateVerdict.Held, DropLimit.Judge(new Case(9, 3, 0, 6, 3, 0, 0).Figure, 11.2m, isRelative: true, onEvidence: false).Verdict);
        Assert.AreEqual(GateVerdict.Held, DropLimit.Judge(new Case(3, 3, 0, 3, 5, 0, 0).Figure, 25m, isRelative: true, onEvidence: false).Verdict);
    }

    private static bool IsBeyond(BigInteger a, BigInteger n, BigInteger b, BigInteger m, BigInteger tenths) => 1000 * ((a * m) - (b * n)) > tenths * n * m;

    private static void Check(Func<Case, bool> holds) => Prop.ForAll(s_cases, holds).Check(Config.QuickThrowOnFailure.WithMaxTest(Tries).WithReplay(20260121, 1));

    private sealed record Case(long PassBefore, long FailBefore, long ErrorBefore, long PassAfter, long FailAfter, long ErrorAfter, long Tenths)
    {
        public decimal Limit => Tenths / 10m;

        public long TotalBefore => PassBefore + FailBefore + ErrorBefore;

        public long TotalAfter => PassAfter + FailAfter + ErrorAfter;

        public bool HasRates => PassBefore + FailBefore > 0 && PassAfter + FailAfter > 0;

        public FigureComparison Figure => new()
        {
            Kind = FigureKind.PassRate,
            Name = Phrase.Of("pass_rate"),
            Before = Side(PassBefore, FailBefore, ErrorBefore),
            After = Side(PassAfter, FailAfter, ErrorAfter),
        };

        /// <summary>With Newcombe's interval, judged by itself.</summary>
        public FigureComparison Judged
        {
            get
            {
                if (!HasRates)
                {
                    return Figure;
                }

                var (n, m) = (PassBefore + FailBefore, PassAfter + FailAfter);
                var evidence = new Evidence
                {
                    Method = ComparisonMethod.TotalsOnly,
                    Points = 0,
                    N = Math.Min(n, m),
                    P = Newcombe.IndependentP(PassBefore, n, PassAfter, m),
                    CohensH = 0,
                    IntervalAt = level => Newcombe.Independent(PassBefore, n, PassAfter, m, Normal.TwoSided(level)),
                };
                return Figure with { Evidence = evidence, Judgement = new Judgement(ComparisonWord.NotEnoughEvidence, evidence.P, evidence.IntervalAt(0.95), 0.95, 1) };
            }
        }

        private static SideFigure Side(long pass, long fail, long error) => new() { Pass = pass, Fail = fail, Error = error, Total = pass + fail + error, Rate = Rate.Of(pass, fail) };
    }
}
