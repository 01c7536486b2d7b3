using System.Globalization;
using StaticTracker.Comparison;
using StaticTracker.Modules;
using StaticTracker.Suggestions;

namespace StaticTracker.Exporting;

/// <summary>
/// Results as test cases. A rate below the pass mark fails, by its counts and not by what is shown of it. One that errors alone are behind is an error, a missing one is skipped. A suggestion passes once it is applied, fails where a
/// model got worse since, and is skipped while it is open or set aside.
/// </summary>
/// <param name="passMark">The rate in percent from which on a case passes.</param>
public sealed class JUnitCases(decimal passMark)
{
    /// <summary>A case for each model of each version, of its newest experiment.</summary>
    public IEnumerable<JUnitCase> OfCells(ExportedModule of) =>
        of.Row.Cells.SelectMany(c => c.ByModel.Select(r => Case(of.Row.Id, c.Version, r.Model, r.PassRate, (r.Pass, r.Fail, r.Error, r.Total, of.Derived.Contains(r.Experiment)), r.Interval is { } i ? new PassRateInterval(i, r.IntervalTooNarrow) : null)));

    /// <summary>A case for each experiment that counts.</summary>
    public IEnumerable<JUnitCase> OfExperiments(ExportedModule of) => of.Module.Counted.Select(e =>
        Case(of.Module.Id, e.PromptVersion, $"{e.Model} {e.Id}", e.Metrics.Rate, (e.Metrics.Pass, e.Metrics.Failed, e.Metrics.Error, e.Metrics.Total, of.Derived.Contains(e.Id)), of.Intervals.OfPassRate(e)));

    /// <summary>A case for each rubric of each model of each version.</summary>
    public IEnumerable<JUnitCase> OfRubrics(ExportedModule of)
    {
        var byId = of.Module.Counted.ToLookup(e => e.Id, StringComparer.Ordinal);
        return of.Row.Cells.SelectMany(c => c.ByModel).SelectMany(r => byId[r.Experiment].Take(1)).SelectMany(e => e.Rubrics.Select(r => Case(
            of.Module.Id, e.PromptVersion, $"{e.Model}: {of.Module.NameOf(r.Rubric)}", r.Rate, (r.Pass, r.Failed, r.Error, r.Total, of.Derived.Contains(e.Id)), of.Intervals.OfRubric(e, r) is { } i ? new PassRateInterval(i, IsTooNarrow: false) : null)));
    }

    public static IEnumerable<JUnitCase> OfSuggestions(ExportedModule of) => of.Suggestions.Select(entry =>
    {
        var s = entry.Suggestion;
        var worse = entry.Effects.Where(e => e.Word == ComparisonWord.Worse).Select(e => $"{e.Model}: {EffectWording.Change(e)}: {EffectWording.Verdict(e)}").ToList();
        var outcome = worse.Count > 0 ? JUnitOutcome.Failed : s.Status == SuggestionStatus.Applied ? JUnitOutcome.Passed : JUnitOutcome.Skipped;
        return new JUnitCase($"{of.Module.Id}.{s.Version}", $"{entry.Id}: {s.Text}", outcome, worse.Count > 0 ? string.Join("; ", worse) : s.Status);
    });

    private JUnitCase Case(ModuleId module, PromptVersion version, string name, decimal? rate, (long? Pass, long? Fail, long? Error, long? Total, bool AreDerived) counts, PassRateInterval? interval)
    {
        var isErrorsOnly = rate is null && Metrics.AreErrorsOnly(counts.Error, counts.Total);
        var exact = Rate.Exact(counts.Pass, counts.Fail, rate) ?? rate;
        var words = rate is { } known
            ? $"{Rate.TextHeld(known, exact, passMark)} %{(counts is { Pass: { } pass, Fail: { } fail } ? Invariant($" ({pass} of {pass + fail})") : "")}{(interval is { } i ? Invariant($", 95 % interval {i.Interval.Low:F1}–{i.Interval.High:F1}{(i.IsTooNarrow ? " (too narrow)" : "")}") : "")}{(counts is { AreDerived: true, Pass: not null } ? ", worked out from a mean" : "")}"
            : isErrorsOnly ? Invariant($"errors only ({counts.Error})") : "no rate";
        var outcome = rate is null ? isErrorsOnly ? JUnitOutcome.Error : JUnitOutcome.Skipped : exact < passMark ? JUnitOutcome.Failed : JUnitOutcome.Passed;
        return new JUnitCase($"{module}.{version}", name, outcome, outcome == JUnitOutcome.Failed ? $"{words} is below {Rate.Text(passMark)} %" : words);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
