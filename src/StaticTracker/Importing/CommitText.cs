using System.Globalization;
using System.Text;
using StaticTracker.Diagnostics;
using StaticTracker.Modules;

namespace StaticTracker.Importing;

/// <summary>What the commit of an import says: what came, and from which files; and that of a retraction: what, and why.</summary>
public static class CommitText
{
    private const int MostLines = 50;
    private const int MostSources = 200; // A message is one argument of git, and arguments have a length that systems allow.

    /// <summary>The subject, and a list behind an empty line where several experiments came.</summary>
    public static string Message(ImportReport report, string? subject)
    {
        var lines = report.New.Select(n => RunWords.Of(n.Module, n.Run.Experiment)).ToList();
        var text = new StringBuilder(subject ?? Subject(report, lines));
        if (lines.Count > 1)
        {
            text.Append("\n\n").AppendJoin('\n', lines.Take(MostLines));
        }

        if (lines.Count > MostLines)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nand {lines.Count - MostLines} more");
        }

        return text.ToString();
    }

    /// <summary>"Take back m01 v5 gpt-5: 48.7 % (241 of 495)" and the reason behind an empty line, or "Bring back …" without one.</summary>
    public static string Message(ModuleId module, Experiment experiment, string? reason, string? subject) =>
        $"{subject ?? $"{(reason is null ? "Bring" : "Take")} back {RunWords.Of(module, experiment)}"}\n\n{experiment.Id}{(reason is null ? "" : $": {ProblemReporter.Visible(reason)}")}";

    /// <summary><c>Tracker-Source: file sha256:hex</c> for each source, in ordinal order.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Trailers(ImportReport report) =>
    [
        .. report.New.Select(n => n.Run.Experiment.Source!).Select(s => $"{s.File} sha256:{s.Sha256}").Distinct().Order(StringComparer.Ordinal)
            .Take(MostSources).Select(s => new KeyValuePair<string, string>("Tracker-Source", s)),
    ];

    private static string Subject(ImportReport report, List<string> lines)
    {
        var modules = report.New.Select(n => n.Module).Distinct().ToList();
        return lines.Count switch
        {
            0 => "Name the source of imported results anew",
            1 => $"Import {lines[0]}",
            _ => string.Create(CultureInfo.InvariantCulture, $"Import {lines.Count} results of {(modules.Count == 1 ? modules[0].Text : $"{modules.Count} modules")}"),
        };
    }
}
