using System.Globalization;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Runs;

/// <summary>Decides what the policy does with each run. Writes nothing; experiments are never touched.</summary>
public sealed class PrunePlan(RetentionSettings policy, RunReferences references, DateTimeOffset now)
{
    /// <summary>Steps for all runs that are old enough for one, in the order of their ids.</summary>
    public IReadOnlyList<PruneStep> Of(IReadOnlyList<RunRecord> runs)
    {
        var newest = runs.Where(r => r.Kind == RunWord.Experimental && !r.IsArchived).GroupBy(r => r.Module)
            .SelectMany(g => g.OrderByDescending(r => r.StartedAt).ThenBy(r => r.Id, StringComparer.Ordinal).Take(policy.KeepLast)).Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        return [.. runs.OrderBy(r => r.Id, StringComparer.Ordinal).Select(r => StepOf(r, newest)).OfType<PruneStep>()];
    }

    /// <summary>Why a run may not be deleted; null: it may.</summary>
    public static string? Holds(RunRecord run, RunReferences references) =>
        run.IsRunning ? "it is under way" : run.Kind == RunWord.Baseline ? "it is a baseline" : references.To(run);

    private PruneStep? StepOf(RunRecord run, HashSet<string> newest)
    {
        if (run.Archived is { } archived && run.IsArchived)
        {
            return policy.DeleteAfterDays is { } most && AgeOf(archived.At) is { } age && age > most
                ? Holds(run, references) is { } held ? new PruneStep(run, "keep", held) : new PruneStep(run, "delete", $"archived {Days(age)} ago, more than {Days(most)}") : null;
        }

        return run.Kind == RunWord.Experimental && !run.IsRunning && !newest.Contains(run.Id) && policy.ArchiveAfterDays is { } limit && AgeOf(run.EndedAt?.Text ?? run.StartedAt.Text) is { } old && old > limit
            ? references.Active(run) is { } stands ? new PruneStep(run, "keep", stands) : new PruneStep(run, "archive", $"ended {Days(old)} ago, more than {Days(limit)}, and not one of the newest {policy.KeepLast.ToString(CultureInfo.InvariantCulture)}") : null;
    }

    private int? AgeOf(string time) => Timestamp.TryParse(time, out var at) ? (int)Math.Floor((now.UtcDateTime - at.Order).TotalDays) : null;

    private static string Days(int days) => string.Create(CultureInfo.InvariantCulture, $"{days} day{(days == 1 ? "" : "s")}");
}
