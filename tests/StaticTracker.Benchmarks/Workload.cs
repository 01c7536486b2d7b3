using System.Diagnostics;
using System.Globalization;

namespace StaticTracker.Benchmarks;

/// <summary>
/// A repository of any size with the same bytes for the same numbers: module files that grow commit by commit, so that there is a history to
/// read. Needs git.
/// </summary>
internal static class Workload
{
    private const int Rubrics = 3;

    /// <summary>Writes the repository; numbers that are left out are 1,000 modules, 100 experiments each, 2,000 commits.</summary>
    public static int Write(string folder, string[] numbers)
    {
        var (modules, experiments, commits) = (NumberAt(numbers, 0, 1000), NumberAt(numbers, 1, 100), NumberAt(numbers, 2, 2000));
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Console.Error.WriteLine($"{folder} is not empty: name a new folder.");
            return 2;
        }

        var data = Path.Combine(folder, "data", "modules");
        Directory.CreateDirectory(data);
        File.WriteAllText(Path.Combine(folder, ".gitignore"), "data/heatmap_index.json\ndata/.lock\n_site/\n");
        Git(folder, 0, "init", "-q", "-b", "main");
        var steps = Math.Max(1, commits / modules);
        for (var commit = 0; commit < Math.Max(commits, modules); commit++)
        {
            // Round after round over the modules: each file is committed in as many pieces as there are rounds.
            var (module, round) = ((commit % modules) + 1, Math.Min(steps, (commit / modules) + 1));
            var name = string.Create(CultureInfo.InvariantCulture, $"m{module:00}");
            File.WriteAllBytes(Path.Combine(data, name + ".json"), GeneratedModules.Utf8(module, experiments * round / steps, Rubrics));
            Git(folder, commit, "add", "--all");
            Git(folder, commit, "commit", "-q", "--allow-empty", "-m", $"Results of {name}");
        }

        Console.WriteLine($"{folder}: {modules} modules of {experiments} experiments, {Math.Max(commits, modules)} commits");
        return 0;
    }

    private static int NumberAt(string[] numbers, int place, int otherwise) =>
        numbers.Length > place ? int.Parse(numbers[place], NumberStyles.None, CultureInfo.InvariantCulture) : otherwise;

    private static void Git(string folder, int minute, params string[] arguments)
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = folder };
        foreach (var argument in (string[])["-c", "commit.gpgSign=false", "-c", "gc.auto=0", .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        var time = DateTimeOffset.FromUnixTimeSeconds(1_767_225_600 + (60L * minute)).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        foreach (var role in (string[])["AUTHOR", "COMMITTER"])
        {
            start.Environment[$"GIT_{role}_NAME"] = "Ada";
            start.Environment[$"GIT_{role}_EMAIL"] = "ada@example.org";
            start.Environment[$"GIT_{role}_DATE"] = time;
        }

        using var git = Process.Start(start)!;
        git.WaitForExit();
        if (git.ExitCode != 0)
        {
            throw new InvalidOperationException($"git {string.Join(' ', arguments)} failed");
        }
    }
}
