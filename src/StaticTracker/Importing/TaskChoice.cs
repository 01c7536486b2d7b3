using StaticTracker.Diagnostics;
using StaticTracker.Mapping;

namespace StaticTracker.Importing;

/// <summary>
/// Which runs are meant of a file that holds several tasks: those of the one that was asked for; else all, where rules tell the tasks apart. Under one module and data set the
/// tasks of a suite would pass as runs of one thing.
/// </summary>
internal static class TaskChoice
{
    private const int MostNamed = 12;

    private const string Hint = "take one with --task, or let a rule tell them apart: { \"match\": { \"task\": \"*\" }, \"fields\": { \"module\": \"{task|slug}\" } }";

    /// <summary>The runs that are meant; none, with a problem, where that cannot be told.</summary>
    public static IReadOnlyList<FoundRun> Of(IReadOnlyList<FoundRun> runs, SourceFile file, ImportOptions options, List<Problem> problems)
    {
        if (options.Task is null && runs.Count < 2)
        {
            return runs;
        }

        var tasks = runs.Select(r => r.TaskOfFile).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
        var place = SourceSpan.File(file.Shown);
        if (options.Task is { } wanted)
        {
            if (runs.Count == 0)
            {
                return runs;
            }

            if (tasks.Count == 0)
            {
                problems.Add(new Problem(place, Codes.Importing.SeveralTasks, $"this file knows no tasks, so that nothing in it is --task '{wanted}'", "leave --task out: what the file holds is taken as it is"));
                return [];
            }

            var meant = runs.Where(r => r.TaskOfFile == wanted).ToList();
            if (meant.Count == 0)
            {
                problems.Add(new Problem(place, Codes.Importing.SeveralTasks, $"no task is called '{wanted}'", DidYouMean.Of(wanted, tasks) is { } near ? $"did you mean '{near}'?" : $"tasks are {Words(tasks)}"));
            }

            return meant;
        }

        if (tasks.Count < 2 || AreApart(runs, options))
        {
            return runs;
        }

        problems.Add(new Problem(place, Codes.Importing.SeveralTasks, $"this file holds {tasks.Count} tasks, which nothing tells apart: {Words(tasks)}", Hint));
        return [];
    }

    private static bool AreApart(IReadOnlyList<FoundRun> runs, ImportOptions options)
    {
        var byKey = new Dictionary<(string?, string?), string>();
        foreach (var run in runs)
        {
            // With an option nothing but a rule that is to win says otherwise.
            var module = options.Module ?? Ruled(run, FieldName.Module);
            var dataset = options.Dataset ?? Ruled(run, FieldName.Dataset);
            if (!byKey.TryAdd((module?.ToLowerInvariant(), dataset), run.TaskOfFile!) && byKey[(module?.ToLowerInvariant(), dataset)] != run.TaskOfFile)
            {
                return false;
            }
        }

        return true;
    }

    private static string? Ruled(FoundRun run, FieldName field) => run.Rules?.Fields.FirstOrDefault(f => f.Field == field)?.Text;

    private static string Words(List<string> tasks) => string.Join(", ", tasks.Take(MostNamed)) + (tasks.Count > MostNamed ? ", …" : "");
}
