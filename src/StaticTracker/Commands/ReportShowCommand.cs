using System.CommandLine;
using StaticTracker.Diagnostics;
using StaticTracker.Promotion;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary><c>tracker report show</c>: one report of an attempt at a promotion, in full.</summary>
internal static class ReportShowCommand
{
    private const int MostNamed = 5;

    public static Verb Create()
    {
        var report = new Argument<string>("REPORT") { Description = "The report's id or its beginning; a module's name alone is its newest" };
        var format = new Option<string>("--format") { Description = "text, md or json", HelpName = "FORMAT", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "md", "json");
        return new Verb("show", "Show the report of an attempt at a promotion", "tracker report show m01                 # the newest of the module", "tracker report show m01_20260121T105500Z_1a2b3c4d --format md")
        {
            Arguments = { report },
            Options = { format },
            Run = (result, context) => Run(context, result.GetValue(report)!, context.Json ? "json" : result.GetValue(format)!),
        };
    }

    private static int Run(CommandContext context, string wanted, string format)
    {
        if (context.FindData() is not { } folder || Find(context, folder, wanted) is not { } info || PromotionReportReader.Read(info, context.Problems) is not { } report)
        {
            return context.Finish();
        }

        PromoteCommand.Answer(context, folder, report, format);
        return context.Finish();
    }

    private static FileInfo? Find(CommandContext context, DataFolder folder, string wanted)
    {
        var files = PromotionReportLibrary.Files(folder, null);
        var found = files.Where(f => f.Directory!.Name == wanted).Take(1).ToList();
        if (found.Count == 0)
        {
            found = [.. files.Where(f => Path.GetFileNameWithoutExtension(f.Name).StartsWith(wanted, StringComparison.Ordinal))];
        }

        if (found.Count == 1)
        {
            return found[0];
        }

        var names = (found.Count == 0 ? files : found).Select(f => Path.GetFileNameWithoutExtension(f.Name)).ToList();
        context.Problems.Add(
            SourceSpan.File(wanted), Codes.Promotion.NoSuchReport, found.Count == 0 ? "there is no such report" : $"{found.Count} reports begin with that",
            found.Count > 0 ? $"name one: {string.Join(", ", names.Take(MostNamed))}{(names.Count > MostNamed ? ", …" : "")}" : DidYouMean.Of(wanted, names) is { } near ? $"did you mean '{near}'?" : "'tracker report list' names those that are there");
        return null;
    }
}
