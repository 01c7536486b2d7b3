using Building.Tasks;

namespace Building;

/// <summary>The build as a program: reads the options, runs a target with what it depends on, returns an exit code.</summary>
public static class BuildApp
{
    private const int Fine = 0;
    private const int Failed = 1;
    private const int Misuse = 2;

    /// <summary>Every task, in the order of the work.</summary>
    public static IReadOnlyList<BuildTask> Tasks { get; } =
    [
        Default.Task, Clean.Task, Restore.Task, Format.Task, Compile.Task, Test.Task, Pack.Task, Programs.Task, Site.Task, Screenshots.Task,
    ];

    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        if (!BuildOptions.TryParse(args, out var options, out var complaint))
        {
            error.WriteLine($"build: {complaint}");
            error.WriteLine("Try './build.sh --help'.");
            return Misuse;
        }

        if (options.Help || options.List)
        {
            output.Write(options.Help ? Usage() : TaskList());
            return Fine;
        }

        try
        {
            var plan = TaskPlan.For(options.Target, Tasks);
            var context = new BuildContext(Repository.Find(), options, plan.Any(task => task.WholeSolution), output, error);
            foreach (var task in plan)
            {
                error.WriteLine($"── {task.Name}");
                task.Run(context);
            }

            context.WriteVerdict();
            return Fine;
        }
        catch (BuildFailedException failure)
        {
            error.WriteLine($"build: {failure.Message}");
            if (failure.LastLine is not null)
            {
                output.WriteLine(failure.LastLine);
            }

            return Failed;
        }
    }

    private static string Usage() => $"""
        Usage: ./build.sh [--target NAME] [--configuration NAME] [--runtime NAME] [--fix] [--list] [--help]

          --target NAME          what to do (Default when absent)
          --configuration NAME   Release (when absent) or Debug
          --runtime NAME         the system that Programs publishes for (linux-x64 and win-x64 when absent)
          --fix                  let Format mend what it finds
          --list                 the names of the targets, one per line
          --help                 this text

        Targets:
        {string.Join('\n', Tasks.Select(Line))}

        Environment:
          CI=true                restores exactly what the lock files say, or fails
          TRACKER_BROWSER        the Chromium, Chrome or Edge that the browser tests use

        """;

    private static string Line(BuildTask task)
    {
        var after = task.DependsOn.Count == 0 ? "" : $" (after {string.Join(", ", task.DependsOn)})";
        return $"  {task.Name,-12} {task.Description}{after}";
    }

    private static string TaskList() => string.Concat(Tasks.Select(task => task.Name + "\n"));
}
