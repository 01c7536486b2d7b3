using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Merging;

namespace StaticTracker.Commands;

/// <summary><c>tracker merge</c>: three versions of one data file into one, by identity. Git calls it where it is registered as a merge driver.</summary>
internal static class MergeCommand
{
    public static Verb Create()
    {
        var before = new Argument<string>("BASE") { Description = "The common ancestor; an empty file where both sides added the file" };
        var ours = new Argument<string>("OURS") { Description = "Our version; the result is written into it" };
        var theirs = new Argument<string>("THEIRS") { Description = "Their version" };
        var path = new Option<string?>("--path") { Description = "Where the file lies in the repository, which tells what it is (default: OURS)", HelpName = "PATH" };
        var size = new Option<string?>("--marker-size", "-L") { Description = $"Length of conflict markers (default: {MergeLabels.DefaultMarkerSize})", HelpName = "N" };
        var ourLabel = new Option<string?>("--our-label") { Description = "What our side is called at a conflict (default: ours)", HelpName = "TEXT" };
        var theirLabel = new Option<string?>("--their-label") { Description = "What their side is called at a conflict (default: theirs)", HelpName = "TEXT" };
        var ancestor = new Option<bool>("--as-ancestor") { Description = "Keep the base's value where sides contradict (for git's merges of several ancestors)" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what contradicts, write nothing" };
        return new Verb(
            "merge", "Merge three versions of a data file by identity; git's merge driver for data files",
            "tracker merge base.json ours.json theirs.json                  # by hand; the result is in ours.json",
            "tracker merge O A B --path data/tracker.json --dry-run         # what contradicts",
            "tracker init --merge-driver                                    # lets git call it")
        {
            Arguments = { before, ours, theirs },
            Options = { path, size, ourLabel, theirLabel, ancestor, dryRun },
            Run = (result, context) =>
            {
                if (LabelsOf(result.GetValue(size), result.GetValue(ourLabel), result.GetValue(theirLabel)) is not { } labels)
                {
                    context.Error.WriteLine($"tracker: --marker-size is a number from {MergeLabels.DefaultMarkerSize} to {MergeLabels.LongestMarker}.");
                    return ExitCode.Misuse;
                }

                return Run(context, new FileMerge(result.GetValue(before)!, result.GetValue(ours)!, result.GetValue(theirs)!, labels, context.Problems)
                {
                    Path = result.GetValue(path), AsAncestor = result.GetValue(ancestor), IsDry = result.GetValue(dryRun),
                });
            },
        };
    }

    private static int Run(CommandContext context, FileMerge merge)
    {
        var isClean = merge.Run();
        if (context.Json)
        {
            context.AnswerJson(json => Answer(json, merge, isClean));
        }

        context.Finish();
        return isClean ? ExitCode.Fine : ExitCode.Problems;
    }

    private static void Answer(Utf8JsonWriter json, FileMerge merge, bool isClean)
    {
        json.WriteBoolean("dry_run", merge.IsDry);
        json.WriteBoolean("clean", isClean);
        json.WriteBoolean("by_identity", merge.Outcome is not null);
        ConflictJson.Write(json, merge.Outcome);
    }

    /// <summary>Null: the size is none. Git writes what it does not know of as it stands (<c>%X</c>): such a label is none.</summary>
    private static MergeLabels? LabelsOf(string? size, string? ours, string? theirs)
    {
        var length = MergeLabels.DefaultMarkerSize;
        if (size is not null && !int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out length))
        {
            return null;
        }

        return length is < MergeLabels.DefaultMarkerSize or > MergeLabels.LongestMarker ? null : new(Label(ours, MergeLabels.Default.Ours), Label(theirs, MergeLabels.Default.Theirs), length);
    }

    private static string Label(string? given, string otherwise) =>
        string.IsNullOrWhiteSpace(given) || given is ['%', _] ? otherwise : MergeLabels.Of(given);
}
