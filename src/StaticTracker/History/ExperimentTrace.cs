using System.Globalization;
using StaticTracker.Modules;

namespace StaticTracker.History;

/// <summary>Where an experiment's figures come from: every step that git knows of, oldest first, what is not committed last.</summary>
public sealed class ExperimentTrace(string id)
{
    private const string PassRate = "metrics.pass_rate";
    private readonly List<TraceStep> _steps = [];

    public string Id => id;

    public IReadOnlyList<TraceStep> Steps => _steps;

    /// <summary>What brought it first; null: it was there before the history that is known here begins, or came while the file could not be read.</summary>
    public TraceStep? Origin => _steps.Find(s => s.Kind is TraceKind.Brought or TraceKind.Removed) is { Kind: TraceKind.Brought } brought ? brought : null;

    /// <summary>The experiment as it was last seen.</summary>
    public ExperimentDigest Last => _steps[^1].Experiment;

    public bool IsRemoved => _steps[^1].Kind == TraceKind.Removed;

    /// <summary>Whether nothing is known of it but that it came.</summary>
    public bool IsUntouched => _steps is [{ Kind: TraceKind.Brought }];

    internal void Add(TraceStep step) => _steps.Add(step);

    /// <summary>
    /// The figures that are not what they were: field by field from the first value that a change replaced to the last that one set. What was put back counts as never
    /// changed, but only where each change began with what the one before had set: sides of a merge may have gone different ways, and then it counts.
    /// </summary>
    public IReadOnlyList<FigureEdit> Edits()
    {
        if (IsUntouched)
        {
            return [];
        }

        var edits = new List<FigureEdit>();
        var torn = new HashSet<string>(StringComparer.Ordinal);
        foreach (var change in FigureChanges())
        {
            var at = edits.FindIndex(e => e.Field == change.Field);
            if (at < 0)
            {
                edits.Add(new FigureEdit(change.Field, change.Before, change.After));
                continue;
            }

            if (!IsSame(edits[at].Now, change.Before))
            {
                torn.Add(change.Field);
            }

            edits[at] = edits[at] with { Now = change.After };
        }

        edits.RemoveAll(e => !torn.Contains(e.Field) && IsSame(e.Was, e.Now));
        return edits;
    }

    /// <summary>
    /// Every change of a figure. An experiment that comes into a file a second time, after it was removed or from another side of a merge, has been changed as well
    /// where it does not have the rate that it had.
    /// </summary>
    private IEnumerable<FieldChange> FigureChanges()
    {
        ExperimentDigest? known = null;
        foreach (var step in _steps)
        {
            switch (step.Kind)
            {
                case TraceKind.Changed:
                    foreach (var field in step.Fields)
                    {
                        if (FigureFields.IsEdit(field))
                        {
                            yield return field;
                        }
                    }

                    break;
                case TraceKind.Removed:
                    known = step.Experiment;
                    break;
                case TraceKind.Brought when known is not null && !HaveSameCounts(known, step.Experiment):
                    yield return new FieldChange(PassRate, RateOf(known), RateOf(step.Experiment));
                    break;
                case TraceKind.Brought:
                    known ??= step.Experiment;
                    break;
            }
        }
    }

    private static bool HaveSameCounts(ExperimentDigest a, ExperimentDigest b) => a.PassRate == b.PassRate && a.Pass == b.Pass && a.Total == b.Total;

    private static string? RateOf(ExperimentDigest e) => e.PassRate is { } rate ? Rate.Text(rate) : null;

    /// <summary>Numbers are compared as such: trailing zeros are form.</summary>
    private static bool IsSame(string? a, string? b) =>
        a == b || (decimal.TryParse(a, NumberStyles.Float, CultureInfo.InvariantCulture, out var x) && decimal.TryParse(b, NumberStyles.Float, CultureInfo.InvariantCulture, out var y) && x == y);
}
