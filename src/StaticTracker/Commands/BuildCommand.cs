using System.CommandLine;
using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Site;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary><c>tracker build</c>: makes the static site.</summary>
internal static class BuildCommand
{
    public static Verb Create()
    {
        var output = new Option<string?>("--output", "-o") { Description = "The folder to make (default: _site beside data/)", HelpName = "DIR" };
        var templates = new Option<string?>("--templates") { Description = "The folder whose files replace built-in templates (default: site-templates beside data/)", HelpName = "DIR" };
        var noHistory = new Option<bool>("--no-history") { Description = "Leave the version history out" };
        var full = new Option<bool>("--full") { Description = "Make every page anew, also those that did not change" };
        var force = new Option<bool>("--force") { Description = "Replace a folder that was not made by this program" };
        return new Verb(
            "build",
            "Build the static site from data/ and the git history",
            "tracker build                       # into _site/",
            "tracker build --output public --full   # for publishing elsewhere")
        {
            Options = { output, templates, noHistory, full, force },
            Run = (result, context) =>
            {
                if (context.FindData() is not { } folder)
                {
                    return context.Finish();
                }

                if (result.GetValue(templates) is { } named && !Directory.Exists(named))
                {
                    context.Problems.Add(SourceSpan.File(named), Codes.Site.NoTemplates, "there is no such folder", "name another one with --templates, or make it: an empty one stands for the built-in templates");
                    return context.Finish();
                }

                var build = new SiteBuild(context, folder)
                {
                    Templates = result.GetValue(templates) is { } other ? Path.GetFullPath(other) : null,
                    Output = OutputOf(folder, result.GetValue(output)),
                    WithHistory = !result.GetValue(noHistory),
                    Incremental = !result.GetValue(full),
                    Force = result.GetValue(force),
                };
                var summary = build.Run(context.Problems);
                if (context.Json)
                {
                    context.AnswerJson(json => Answer(json, build.Output, summary));
                }

                var exit = context.Finish();
                if (summary is null)
                {
                    context.Say("The site was not built; what was there before still stands.");
                    return exit == ExitCode.Fine ? ExitCode.Problems : exit;
                }

                return exit;
            },
        };
    }

    private static void Answer(Utf8JsonWriter json, string output, SiteSummary? summary)
    {
        json.WriteBoolean("built", summary is not null);
        json.WriteString("output", DataFolder.Show(output));
        if (summary is not null)
        {
            json.WriteNumber("files", summary.Files);
            json.WriteNumber("written", summary.Written);
            json.WriteNumber("bytes", summary.Bytes);
        }
    }

    /// <summary>The site's folder: as given, else <c>_site</c> beside the data.</summary>
    internal static string OutputOf(DataFolder folder, string? given) => Path.GetFullPath(given ?? Path.Join(folder.Project, "_site"));
}
