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
        var single = new Option<string?>("--single-file") { Description = "Make one HTML file that holds the whole site, instead of a folder (with --output: beside it)", HelpName = "FILE" };
        var explain = new Option<bool>("--explain") { Description = "Say where each template, asset and setting comes from, and make nothing" };
        return new Verb(
            "build",
            "Build the static site from data/ and the git history",
            "tracker build                       # into _site/",
            "tracker build --output public --full   # for publishing elsewhere",
            "tracker build --single-file report.html   # one file to mail around",
            "tracker build --explain             # what is built in, and what is overridden where")
        {
            Options = { output, single, templates, noHistory, full, force, explain },
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

                if (result.GetValue(explain))
                {
                    return BuildExplanation.Run(context, folder, result.GetValue(templates));
                }

                using var place = new BuildPlace(folder, result.GetValue(output), result.GetValue(single));
                var build = new SiteBuild(context, folder)
                {
                    Templates = result.GetValue(templates) is { } other ? Path.GetFullPath(other) : null,
                    Output = place.Folder,
                    KeepsFolder = place.KeepsFolder,
                    SingleFile = place.SingleFile,
                    WithHistory = !result.GetValue(noHistory),
                    Incremental = !result.GetValue(full) && place.KeepsFolder,
                    Force = result.GetValue(force),
                };
                var refusal = place.SingleFile?.Refusal([folder.Root, build.Templates ?? Path.Join(folder.Project, "site-templates"), OutputOf(folder, result.GetValue(output))], build.Force);
                if (refusal is not null)
                {
                    context.Problems.Add(refusal);
                    return context.Finish();
                }

                var summary = build.Run(context.Problems);
                if (context.Json)
                {
                    context.AnswerJson(json => Answer(json, build, summary));
                }

                var exit = context.Finish();
                if (summary is null)
                {
                    context.Say(place.KeepsFolder ? "The site was not built; what was there before still stands." : "The file was not made; what was there before still stands.");
                    return exit == ExitCode.Fine ? ExitCode.Problems : exit;
                }

                return exit;
            },
        };
    }

    private static void Answer(Utf8JsonWriter json, SiteBuild build, SiteSummary? summary)
    {
        json.WriteBoolean("built", summary is not null);
        if (build.KeepsFolder)
        {
            json.WriteString("output", DataFolder.Show(build.Output));
        }

        if (summary is not null && build.KeepsFolder)
        {
            json.WriteNumber("files", summary.Files);
            json.WriteNumber("written", summary.Written);
            json.WriteNumber("bytes", summary.Bytes);
        }

        if (summary is not null && build.Joined is { } joined)
        {
            json.WriteStartObject("single_file");
            json.WriteString("path", DataFolder.Show(build.SingleFile!.Path));
            json.WriteNumber("pages", joined.Pages);
            json.WriteNumber("bytes", joined.Bytes);
            json.WriteNumber("pages_left_out", joined.PagesLeftOut);
            json.WriteNumber("downloads_left_out", joined.DownloadsLeftOut);
            json.WriteEndObject();
        }
    }

    /// <summary>The site's folder: as given, else <c>_site</c> beside the data.</summary>
    internal static string OutputOf(DataFolder folder, string? given) => Path.GetFullPath(given ?? Path.Join(folder.Project, "_site"));
}
