using System.Text;
using StaticTracker.Diagnostics;
using StaticTracker.History;

namespace StaticTracker.Reporting.Records;

/// <summary>
/// What a change of an A/B experiment must not do: choose the question once answers came in, or say another conclusion than the one that was drawn. The promise on
/// false alarms holds for a plan that stood before the looks alone.
/// </summary>
internal static class AbEdits
{
    private static readonly string[] s_plan = ["module", "hypothesis", "primary_metric", "minimum_effect", "planned_n", "stop_rule", "alpha"];

    public static IEnumerable<Problem> Find(string path, RecordSides sides)
    {
        if (sides.Before is not { } before)
        {
            yield break;
        }

        var (old, now) = (before.Root, sides.After?.Root ?? default);
        var (hasRuns, hasEnded) = (old["control"u8].Count + old["treatment"u8].Count > 0, old["conclusion"u8].Exists);
        if (sides.After is null)
        {
            if (hasRuns || hasEnded)
            {
                yield return new Problem(SourceSpan.File(path), Codes.Runs.AbPlanEdited, "an A/B experiment that has runs was removed", "restore it from the base; 'tracker ab conclude --stop' ends it, and it stays on record");
            }

            yield break;
        }

        if (hasEnded && !FieldDifferences.AreSame(old["conclusion"u8], now["conclusion"u8]))
        {
            yield return new Problem(SourceSpan.Of(path, now["conclusion"u8] is { Exists: true } there ? there : now), Codes.Runs.AbConcluded, $"the conclusion was {(now["conclusion"u8].Exists ? "edited" : "taken out")}", "restore it from the base, and plan another experiment: tracker ab new");
        }

        var fields = new List<FieldChange>();
        FieldDifferences.Add(fields, "", old, now);
        foreach (var field in fields.Where(f => hasRuns && s_plan.Contains(f.Field)))
        {
            yield return new Problem(
                SourceSpan.Of(path, now[Encoding.UTF8.GetBytes(field.Field)] is { Exists: true } there ? there : now), Codes.Runs.AbPlanEdited, $"{field.Field} was {ForbiddenChanges.Cut(field.Before ?? "absent")} and is {ForbiddenChanges.Cut(field.After ?? "absent")}, after runs had come in",
                "restore it from the base; end this one with 'tracker ab conclude --stop', and plan another: tracker ab new");
        }
    }
}
