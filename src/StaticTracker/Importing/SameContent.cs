using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Importing;

/// <summary>
/// One content under several names is one experiment. Its name is the one that comes first; where the names alone tell the time or the data set's version, and
/// tell different ones, the earliest time is taken (then the version that comes first): so that no order of imports makes a difference.
/// </summary>
internal static class SameContent
{
    /// <summary>The run that stands for some of one identity, which are in the order of their files' names.</summary>
    public static ResolvedRun Lead(IReadOnlyList<ResolvedRun> runs, int start, int end, Problems problems)
    {
        var lead = runs[start];
        if (end - start == 1)
        {
            return lead;
        }

        for (var i = start + 1; i < end; i++)
        {
            lead = ToldBy(runs[i]).CompareTo(ToldBy(lead)) < 0 ? runs[i] : lead;
        }

        for (var i = start; i < end; i++)
        {
            if (ToldBy(runs[i]).CompareTo(ToldBy(lead)) != 0)
            {
                problems.Add(Disagreement(runs[i], lead.Experiment, $"{ToldBy(lead).WordsBeside(ToldBy(runs[i]))} is taken, as {lead.File.Shown} has it"));
            }
        }

        var first = runs[start];
        return lead with { Experiment = lead.Experiment with { Source = first.Experiment.Source }, File = first.File };
    }

    /// <summary>What an experiment that is there already needs so that it is what any order of imports makes it: members as JSON; none where nothing.</summary>
    public static Dictionary<string, string?> Edits(Experiment known, ResolvedRun lead, Problems problems)
    {
        var edits = new Dictionary<string, string?>();
        if (known.Source is not { File: { } name } source || source.Sha256 != lead.Experiment.Source!.Sha256)
        {
            return edits;
        }

        if (string.CompareOrdinal(lead.Experiment.Source.File, name) < 0)
        {
            edits["source"] = JsonOf(source with { File = lead.Experiment.Source.File });
        }

        var order = ExperimentIds.IsMadeFrom(known.Id, lead.Identity) ? ToldBy(lead).CompareTo(ToldByName.Of(known)) : 0;
        if (order > 0)
        {
            problems.Add(Disagreement(lead, known, $"{ToldByName.Of(known).WordsBeside(ToldBy(lead))} is kept, as {known.Id} has it"));
        }
        else if (order < 0)
        {
            var now = lead.Experiment;
            var id = ExperimentIds.IdOf(lead.Module, known.PromptVersion, known.Model, now.Timestamp, lead.Identity, known.Id.Length - known.Id.LastIndexOf('_') - 1);
            if (id != known.Id)
            {
                edits["id"] = CompactJson.Quote(id);
            }

            edits["timestamp"] = CompactJson.Quote(now.Timestamp.Text);
            edits["dataset_version"] = now.DatasetVersion is null ? null : CompactJson.Quote(now.DatasetVersion);
            problems.Add(Disagreement(lead, known, $"{known.Id} had {ToldByName.Of(known).WordsBeside(ToldBy(lead))}: the first of both is taken{(id == known.Id ? "" : $", and the id is now {id}")}"));
        }

        return edits;
    }

    private static ToldByName ToldBy(ResolvedRun run) => ToldByName.Of(run.Experiment);

    private static Problem Disagreement(ResolvedRun run, Experiment other, string what) => new(
        SourceSpan.File(run.File.Shown), Codes.Importing.SourcesDisagree, $"the same content goes by several names, and by this one it has {ToldBy(run).WordsBeside(ToldByName.Of(other))}: {what}",
        "one evaluation has one time: delete the copy, or put the time into the content");

    private static string JsonOf(Source source)
    {
        var members = new List<string>(4);
        void Put(string key, string? value)
        {
            if (value is not null)
            {
                members.Add(string.Create(CultureInfo.InvariantCulture, $"\"{key}\":{CompactJson.Quote(value)}"));
            }
        }

        Put("format", source.Format);
        Put("file", source.File);
        Put("sha256", source.Sha256);
        Put("url", source.Url);
        if (source.Derived)
        {
            members.Add("\"derived\":true");
        }

        return $"{{{string.Join(',', members)}}}";
    }
}
