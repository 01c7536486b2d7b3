using System.Text.RegularExpressions;

namespace StaticTracker.Importing;

/// <summary>The names of the harness's files: <c>results_TIME.json</c>, and beside it <c>samples_TASK_TIME.jsonl</c>.</summary>
internal static partial class LmEvalFiles
{
    private const string Results = "results_";

    /// <summary>Task and time in the name of a samples file; null where it is none.</summary>
    public static (string Task, string Time)? OfSamples(string name) => SamplesName().Match(name) is { Success: true } match ? (match.Groups["task"].Value, match.Groups["time"].Value) : null;

    /// <summary>The results file beside a samples file; null where there is none.</summary>
    public static string? ResultsBeside(string samples) =>
        OfSamples(Path.GetFileName(samples)) is { } name && Path.Combine(Path.GetDirectoryName(samples)!, $"{Results}{name.Time}.json") is var path && File.Exists(path) ? path : null;

    /// <summary>The samples file of a task beside a results file; null where there is none.</summary>
    public static string? SamplesBeside(SourceFile results, string task)
    {
        if (results.IsStandardInput || results.Entry is not null || results.IsCompressed || !results.Name.StartsWith(Results, StringComparison.Ordinal))
        {
            return null;
        }

        // As the harness makes file names of tasks: what is no letter, digit or underscore is an underscore.
        var path = Path.Combine(Path.GetDirectoryName(results.FullPath)!, $"samples_{NoWord().Replace(task, "_")}_{Path.GetFileNameWithoutExtension(results.Name)[Results.Length..]}.jsonl");
        return File.Exists(path) ? path : null;
    }

    [GeneratedRegex(@"^samples_(?<task>.+)_(?<time>\d{4}-\d\d-\d\dT[0-9.:-]+)\.jsonl$", RegexOptions.CultureInvariant)]
    private static partial Regex SamplesName();

    [GeneratedRegex(@"\W", RegexOptions.CultureInvariant)]
    private static partial Regex NoWord();
}
