using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.Runs;

namespace StaticTracker.Commands;

/// <summary><c>tracker run show</c>: everything that is known of a run; what is not is said to be unknown.</summary>
internal static class RunShowCommand
{
    public static Verb Create()
    {
        var run = RunEdit.RunArgument();
        return new Verb("show", "Show everything that is known of a run", "tracker run show m01_v3_20260120T003146Z_1a2b3c4d", "tracker run show m01_v3_2026 --json")
        {
            Arguments = { run },
            Run = (result, context) => Run(context, result.GetValue(run)!),
        };
    }

    private static int Run(CommandContext context, string id)
    {
        if (context.FindData() is not { } folder || new RunFinder(context, folder).Find(id) is not { } run)
        {
            return context.Finish();
        }

        if (RunLife.IsLeftBehind(folder, run))
        {
            context.Problems.Add(SourceSpan.File(run.Id), Codes.Runs.LeftBehind, "the process that worked on this run has ended", "'tracker run finish' or 'tracker run fail' ends it; 'tracker run log' goes on with it");
        }

        var log = new RunLibrary(folder).LogOf(run.Id);
        var lines = File.Exists(log) ? LogTotals.Of(log).Lines : null;
        if (context.Json)
        {
            context.AnswerJson(json =>
            {
                RunJson.Write(json, run);
                json.WriteString("life", RunLife.Of(folder, run));
                json.WriteStartObject("log_lines");
                foreach (var (kind, count) in lines ?? new Dictionary<string, long>())
                {
                    json.WriteNumber(kind, count);
                }

                json.WriteEndObject();
            });
            return context.Finish();
        }

        context.Out.WriteLine(run.Id);
        TextColumns.Write(context.Out, [.. RunWords.Of(run).Select(w => new[] { $"  {w.Name}", w.Value?.ToString() ?? "unknown" }), ["  life", RunLife.Of(folder, run)], ["  log", LogWords(lines)]]);
        return context.Finish();
    }

    private static string LogWords(IReadOnlyDictionary<string, long>? lines) =>
        lines is null ? "none" : string.Join(", ", lines.Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.Value} {l.Key}")));
}
