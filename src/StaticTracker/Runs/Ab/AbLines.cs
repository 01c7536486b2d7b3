using System.Globalization;

namespace StaticTracker.Runs.Ab;

/// <summary>An A/B experiment as names and values that people read, in the terminal and on the site.</summary>
public static class AbLines
{
    public static IReadOnlyList<(string Name, string Value)> Plan(AbExperiment e) =>
    [
        ("module", e.Module.Text), ("decided by", e.PrimaryMetric), ("smallest effect that matters", Invariant($"{e.MinimumEffect} points")), ("planned", Invariant($"{e.PlannedN} items")),
        ("rule", Invariant($"it ends when the e-value reaches {1 / (double)e.Alpha:0.##}, or at the planned number of items")),
        ("fingerprint", e.DatasetFingerprint ?? "unknown: the first run tells it"), ("begun", e.StartedAt.Text), ("control", Runs(e.Control)), ("treatment", Runs(e.Treatment)),
    ];

    public static IReadOnlyList<(string Name, string Value)> Status(AbExperiment e, AbStatus s)
    {
        var lines = new List<(string, string)>();
        if (s.Figures is { } figures)
        {
            lines.AddRange(Figures(e, figures));
        }

        if (s.LeftOut > 0)
        {
            lines.Add(("left out", Invariant($"{s.LeftOut} items that only one side judged")));
        }

        if (e.Conclusion is null)
        {
            if (s.Ends is null)
            {
                lines.Add(("to go", ToGo(e, s)));
            }

            lines.Add(("stands", s.Ends is { } ends ? $"its rule ends it: {AbText.Words(ends)}" : "it goes on"));
        }
        else
        {
            lines.Add(("concluded", $"{AbText.Words(e.Conclusion.Decision)}, {e.Conclusion.At}{(e.Conclusion.Note is { } note ? $": {note}" : "")}"));
            var then = e.Conclusion.Figures;
            lines.Add(("concluded from", Invariant($"{then.Items} items, {then.Better} better, {then.Worse} worse, e-value {E(then.EValue)}")));
        }

        lines.AddRange(s.Notes.Select(n => ("note", n)));
        return lines;
    }

    private static IEnumerable<(string Name, string Value)> Figures(AbExperiment e, AbFigures f) =>
    [
        ("rates", Invariant($"control {f.ControlRate:0.0} %, treatment {f.TreatmentRate:0.0} % ({f.Change:+0.0;−0.0;0.0} points)")),
        ("items", Invariant($"{f.Items} judged on both sides: {f.Better} better, {f.Worse} worse, {f.Items - f.Better - f.Worse} alike under treatment")),
        ("evidence", Invariant($"e-value {E(f.EValue)} of the {1 / (double)e.Alpha:0.##} that end it; looks at any time, a false alarm in at most {100 * e.Alpha:0.##} % of experiments")),
        ("of those that differ", Invariant($"{(f.Better + f.Worse == 0 ? "none yet" : Invariant($"{100.0 * f.Better / (f.Better + f.Worse):0.0} % are better"))}, {f.ShareLow:0.0} to {f.ShareHigh:0.0} % at all looks together")),
    ];

    private static string ToGo(AbExperiment e, AbStatus s)
    {
        if (s.Figures is not { } figures)
        {
            return "unknown until items were judged on both sides";
        }

        if (s.ItemsForOneLook is not { } oneLook)
        {
            return "unknown: fewer items differ than the smallest effect that matters";
        }

        var left = Math.Max(0, e.PlannedN - figures.Items);
        var any = s.ItemsForAnyLook is { } needed ? Invariant($"about {needed} items see the smallest effect in four of five cases, {s.ItemsMissing} more than now") : "more than ten million items";
        return Invariant($"{any}; the plan leaves {left}; one look at the end alone would need {oneLook}");
    }

    private static string E(double value) => value >= 1e6 ? "over 1,000,000" : value.ToString(value < 10 ? "0.00" : "0.0", CultureInfo.InvariantCulture);

    private static string Runs(IReadOnlyList<string> runs) => runs.Count == 0 ? "none yet" : string.Join(", ", runs);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
