using System.Globalization;
using System.Text;
using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Suggestions.Reports;

/// <summary><c>tracker suggest</c> for the terminal. Whatever came from data has its control characters made visible.</summary>
internal static class SuggestText
{
    private const int ItemsShown = 3;

    /// <param name="settings">The settings, for the thresholds.</param>
    /// <param name="modules">The advice.</param>
    /// <param name="all">List what is not pending too.</param>
    public static string Of(Settings settings, IReadOnlyList<ModuleAdvice> modules, bool all)
    {
        var text = new StringBuilder();
        var (quiet, effects) = (0, false);
        foreach (var advice in modules)
        {
            var suggestions = advice.Suggestions.Where(s => all || s.Suggestion.Status == SuggestionStatus.Pending).ToList();
            if (advice.Weak is not { Rubrics.Count: > 0 } && suggestions.Count == 0 && modules.Count > 1)
            {
                quiet++;
                continue;
            }

            text.Append(text.Length > 0 ? "\n" : "");
            AddWeak(text, advice, settings);
            foreach (var entry in suggestions)
            {
                AddSuggestion(text, entry);
                effects |= entry.Effects.Count > 0;
            }
        }

        if (modules.Count == 0)
        {
            return "There is no module yet. Import a result: tracker import RESULT.json\n";
        }

        text.Append(text.Length > 0 ? "\n" : "");
        if (quiet > 0)
        {
            Line(text, Invariant($"{quiet} {(quiet == 1 ? "module has" : "modules have")} no weak rubric and {(all ? "no suggestion" : "no pending suggestion")}."));
        }

        Line(text, Rule(settings.WeakRubric));
        if (effects)
        {
            Line(text, EffectWording.Caveat.ToString());
        }

        return text.ToString();
    }

    /// <summary>How weak rubrics are found, in a sentence.</summary>
    public static string Rule(WeakThresholds weak) =>
        $"Priority by the rate: high below {Number(weak.High)} %, medium below {Number(weak.Medium)} %, low below {Number(weak.Low)} %. Proposed is only what the evidence carries: the whole 95 % interval lies below {Number(weak.Weak)} %.";

    private static void AddWeak(StringBuilder text, ModuleAdvice advice, Settings settings)
    {
        var module = advice.Module;
        var name = module.DisplayName == module.Id.Text ? module.Id.Text : $"{module.Id} {module.DisplayName}";
        if (advice.Weak is not { } weak)
        {
            Line(text, $"{name}: {(module.Counted.Any() ? "the newest version was not run on this model" : "no result yet")}");
            return;
        }

        var dataset = (weak.Experiment.Dataset, weak.Experiment.DatasetVersion) switch
        {
            (null, null) => "data set unknown",
            (null, var version) => $"data set {version}",
            (var set, null) => $"data set {set}, version unknown",
            var (set, version) => $"data set {set} {version}",
        };
        Line(text, $"{name}: {weak.Version} on {weak.Experiment.Model}{(weak.IsBest ? " (best)" : "")}, {dataset}{(weak.Rubrics.Count == 0 ? ": no weak rubric" : "")}");
        foreach (var rubric in weak.Rubrics)
        {
            AddRubric(text, module, rubric, settings);
        }
    }

    private static void AddRubric(StringBuilder text, Module module, WeakRubric weak, Settings settings)
    {
        var figure = weak.Figure;
        var counts = figure is { Pass: { } pass, Fail: { } fail } ? Invariant($" ({pass} of {pass + fail})") : "";
        var interval = WeakRubrics.IntervalOf(figure) is { } i ? Invariant($", 95 % interval {i.Low:F1}–{i.High:F1}") : "";
        var others = weak.OtherModels.Count > 0 ? $"; on {string.Join(", ", weak.OtherModels.Select(o => $"{o.Key} {Rate.Text(o.Value)} %"))}" : "";
        Line(text, $"  {weak.Priority,-6}  {weak.Name}  {weak.RateText} %{counts}{interval}{others}");
        if (weak.Failing.Count > 0)
        {
            Line(text, $"          fails on {string.Join(", ", weak.Failing.Take(ItemsShown))}{(weak.Failing.Count > ItemsShown ? Invariant($" and {weak.Failing.Count - ItemsShown} more") : "")}");
        }

        if (weak.AppliedHere.Count > 0)
        {
            Line(text, $"          weak all the same: {string.Join(", ", weak.AppliedHere)} {(weak.AppliedHere.Count == 1 ? "is" : "are")} applied here");
        }

        if (weak.Proposal is { } proposal)
        {
            Line(text, $"          proposed: {proposal.Text}");
            Line(text, $"          tracker suggest add {module.Id}{(weak.Rubric is null ? "" : $" --rubric {Quoted(weak.Rubric)}")} --proposed, or your own words in place of --proposed");
        }
        else
        {
            Line(text, $"          nothing proposed: {Why(weak, settings)}");
        }
    }

    private static string Why(WeakRubric weak, Settings settings) => weak switch
    {
        { Evidence: WeakEvidence.TooManyErrors } => Invariant($"too many errors ({weak.Figure.Error} of {weak.Figure.Total}, allowed are {settings.MaxErrorShare:0.##} %)"),
        { Evidence: WeakEvidence.NoCounts } => "not enough evidence, the rate is stated without counts",
        { Evidence: WeakEvidence.ItemsUnknown } => "not enough evidence, nothing tells how many items there are",
        { Evidence: WeakEvidence.IntervalReachesBeyond } => $"not enough evidence, the interval reaches {Number(settings.WeakRubric.Weak)} %",
        { Known: { } known } => $"{known.Id} is {known.Suggestion.Status}",
        _ => "",
    };

    private static void AddSuggestion(StringBuilder text, SuggestionEntry entry)
    {
        var s = entry.Suggestion;
        var fate = s switch
        {
            { AppliedIn: { } version } => $"{s.Status} in {version}",
            { SupersededBy: { } other } => $"{s.Status} by {other}",
            { Reason: { } reason } => $"{s.Status}: {reason}",
            _ => s.Status,
        };
        Line(text, $"  [{entry.Id}]  {fate}; for {s.Version}{(entry.RubricName is { } rubric ? $", {rubric}" : "")}{(s.Priority is { } priority ? $", {priority}" : "")}");
        if (s.Issue is { } issue)
        {
            Line(text, $"          {issue}");
        }

        Line(text, $"          {s.Text}");
        if (entry.NoEffect is { } none)
        {
            Line(text, $"          no effect to be seen: {none}");
        }

        foreach (var effect in entry.Effects)
        {
            Line(text, $"          {effect.Model}: {EffectWording.Change(effect)}: {EffectWording.Verdict(effect)}");
            Line(text, $"            {EffectWording.Evidence(effect)}");
            Line(text, $"            {effect.Before} → {effect.After}");
        }
    }

    /// <summary>A rubric's id as a shell takes it.</summary>
    private static string Quoted(string id) => id.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.') ? id : $"'{id.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static string Number(decimal percent) => percent.ToString("0.##", CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, string line) => text.Append(ProblemReporter.Visible(line)).Append('\n');

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
