using System.Text.RegularExpressions;

namespace StaticTracker.Importing;

/// <summary>The names of the harness's files: <c>results_TIME.json</c>, and beside it <c>samples_TASK_TIME.jsonl</c>.</summary>
internal static partial class LmEvalFiles
{
    private const string Results = "results_";
    private const string Samples = "samples_";

    /// <summary>Task and time in the name of a samples file; null where it is none.</summary>
    public static (string Task, string Time)? OfSamples(string name) => SamplesName().Match(name) is { Success: true } match ? (match.Groups["task"].Value, match.Groups["time"].Value) : null;

    /// <summary>The name of the results file that lies beside a samples file; null where it is none.</summary>
    public static string? ResultsOf(ReadOnlySpan<char> samples) => samples.StartsWith(Samples) && OfSamples(samples.ToString()) is { } name ? $"{Results}{name.Time}.json" : null;

    /// <summary>The name of the samples file of a task that lies beside a results file; null where that has another name than the harness gives it. The harness makes what is no letter, digit or underscore one.</summary>
    public static string? SamplesOf(string results, string task) => !results.StartsWith(Results, StringComparison.Ordinal) ? null
        : $"{Samples}{NoWord().Replace(task, "_")}_{Path.GetFileNameWithoutExtension(results)[Results.Length..]}.jsonl";

    [GeneratedRegex(@"^samples_(?<task>.+)_(?<time>\d{4}-\d\d-\d\dT[0-9.:-]+)\.jsonl$", RegexOptions.CultureInvariant)]
    private static partial Regex SamplesName();

    [GeneratedRegex(@"\W", RegexOptions.CultureInvariant)]
    private static partial Regex NoWord();
}
