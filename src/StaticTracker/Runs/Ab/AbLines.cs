using System.Globalization;
using StaticTracker.Phrasing;

namespace StaticTracker.Runs.Ab;

/// <summary>An A/B experiment as names and values that people read, in the terminal and on the site.</summary>
public static class AbLines
{
    /// <summary>The runs of each side, which pages show apart.</summary>
    public static readonly IReadOnlyList<Phrase> Sides = [Name("control"), Name("treatment")];

    public static IReadOnlyList<(Phrase Name, Phrase Value)> Plan(AbExperiment e) =>
    [
        (Name("module"), Phrase.Data(e.Module.Text)), (Name("decided_by"), Phrase.Data(e.PrimaryMetric)), (Name("smallest"), Phrase.Of("gate.points", ("points", e.MinimumEffect))), (Name("planned"), Phrase.Count("ab.items_planned", e.PlannedN)),
        (Name("rule"), Phrase.Of("ab.rule", ("limit", Limit(e)))),
        (Name("fingerprint"), e.DatasetFingerprint is { } fingerprint ? Phrase.Data(fingerprint) : Phrase.Of("ab.fingerprint_unknown")), (Name("begun"), Phrase.Data(e.StartedAt.Text)), (Sides[0], Runs(e.Control)), (Sides[1], Runs(e.Treatment)),
    ];

    public static IReadOnlyList<(Phrase Name, Phrase Value)> Status(AbExperiment e, AbStatus s)
    {
        var lines = new List<(Phrase, Phrase)>();
        if (s.Figures is { } figures)
        {
            lines.AddRange(Figures(e, figures));
        }
        else if (s.Against is { } against)
        {
            lines.Add((Name("items"), against));
        }

        if (s.LeftOut.All > 0)
        {
            lines.Add((Name("left_out"), s.LeftOut.Words));
        }

        if (e.Conclusion is null)
        {
            if (s.Ends is null)
            {
                lines.Add((Name("to_go"), ToGo(e, s)));
            }

            lines.Add((Name("stands"), s.Ends is { } ends ? Phrase.Of("ab.ends", ("decision", AbText.Words(ends))) : Phrase.Of("ab.it_goes_on")));
        }
        else
        {
            lines.Add((Name("concluded"), Phrase.Row(AbText.Words(e.Conclusion.Decision), Phrase.Data($", {e.Conclusion.At}{(e.Conclusion.Note is { } note ? $": {note}" : "")}"))));
            var then = e.Conclusion.Figures;
            lines.Add((Name("concluded_from"), Phrase.Count("ab.concluded_from", then.Items, ("better", then.Better), ("worse", then.Worse), ("e_value", E(then.EValue)))));
        }

        lines.AddRange(s.Notes.Select(n => (Name("note"), n)));
        return lines;
    }

    private static IEnumerable<(Phrase Name, Phrase Value)> Figures(AbExperiment e, AbFigures f) =>
    [
        (Name("rates"), Phrase.Of("ab.rates", ("control", Tenth(f.ControlRate)), ("treatment", Tenth(f.TreatmentRate)), ("points", f.Change.ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture)))),
        (Name("items"), Phrase.Of("ab.items", ("n", f.Items), ("better", f.Better), ("worse", f.Worse), ("alike", f.Items - f.Better - f.Worse))),
        (Name("evidence"), Phrase.Of("ab.evidence", ("e_value", E(f.EValue)), ("limit", Limit(e)), ("alpha", Short(100 * e.Alpha)))),
        (Name("differ"), Phrase.Of("ab.differ", ("share", f.Better + f.Worse == 0 ? Phrase.Of("ab.none_yet") : Phrase.Of("ab.share_better", ("share", Tenth(100.0 * f.Better / (f.Better + f.Worse))))), ("low", Tenth(f.ShareLow)), ("high", Tenth(f.ShareHigh)))),
    ];

    private static Phrase ToGo(AbExperiment e, AbStatus s)
    {
        if (s.Figures is not { } figures)
        {
            return Phrase.Of("ab.unknown_yet");
        }

        if (s.ItemsForOneLook is not { } oneLook)
        {
            return Phrase.Of("ab.too_alike");
        }

        var left = Math.Max(0, e.PlannedN - figures.Items);
        var any = s.ItemsForAnyLook is { } needed ? Phrase.Of("ab.needed", ("n", needed), ("more", s.ItemsMissing)) : Phrase.Of("ab.needed_most");
        return Phrase.Of("ab.to_go", ("needed", any), ("left", left), ("one_look", oneLook));
    }

    private static Phrase E(double value) => value >= 1e6 ? Phrase.Of("ab.e_most") : Phrase.Data(value.ToString(value < 10 ? "0.00" : "0.0", CultureInfo.InvariantCulture));

    private static Phrase Runs(IReadOnlyList<string> runs) => runs.Count == 0 ? Phrase.Of("ab.none_yet") : Phrase.Data(string.Join(", ", runs));

    private static string Limit(AbExperiment e) => (1 / (double)e.Alpha).ToString("0.##", CultureInfo.InvariantCulture);

    private static string Short(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Tenth(IFormattable value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    private static Phrase Name(string name) => Phrase.Of($"ab.fact_{name}");
}
