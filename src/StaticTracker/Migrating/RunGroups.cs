using StaticTracker.Diagnostics;
using StaticTracker.Importing;
using StaticTracker.Modules;

namespace StaticTracker.Migrating;

/// <summary>Entries of one run, from several places, made one: the one that knows most, with what the others add.</summary>
internal static class RunGroups
{
    /// <summary>One run for each, in the order in which they were first told.</summary>
    public static List<LegacyRun> Of(IReadOnlyList<LegacyRun> runs, MigrationReport report, Problems problems)
    {
        var groups = new List<List<LegacyRun>>();
        foreach (var run in runs)
        {
            if (groups.Find(g => g[0].IsSameAs(run)) is { } group)
            {
                group.Add(run);
            }
            else
            {
                groups.Add([run]);
            }
        }

        return [.. groups.Select(g => Unite(g, report, problems))];
    }

    private static LegacyRun Unite(List<LegacyRun> group, MigrationReport report, Problems problems)
    {
        var lead = group.OrderByDescending(r => r.Richness).First();
        foreach (var other in group.Where(r => r != lead))
        {
            var place = $"{lead.Entry.Span.Path}:{lead.Entry.Span.Line}";
            report.Merged(other.Entry.Span, $"{RunWords.Of(other.Module, other.Experiment)}: the same run as {place}", other.Module);
            if (other.MatchRate is { Number: { } match } told && lead.MatchRate?.Number is { } own && match != own)
            {
                problems.Add(
                    told.Span, Codes.Migrating.Disagreement, $"the match rate of {other.Module} {other.Experiment.PromptVersion} {other.Experiment.Model} is {Rate.Text(match)} % here, {Rate.Text(own)} % in {place}, which is taken",
                    "look which of them is right");
            }

            if (FiguresOf.Counts(other.Experiment) != FiguresOf.Counts(lead.Experiment))
            {
                problems.Add(other.Entry.Span, Codes.Migrating.Disagreement, $"{RunWords.Of(other.Module, other.Experiment)} here, {FiguresOf.Words(lead.Experiment)} in {place}, which is taken", "look which of them is right");
            }

            lead = lead with { MatchRate = lead.MatchRate ?? other.MatchRate, Resolved = lead.Resolved with { Experiment = With(lead.Experiment, other.Experiment) } };
        }

        return lead;
    }

    private static Experiment With(Experiment lead, Experiment other) => lead with
    {
        Dataset = lead.Dataset ?? other.Dataset,
        DatasetVersion = lead.DatasetVersion ?? other.DatasetVersion,
        Params = lead.Params ?? other.Params,
        Judge = lead.Judge ?? other.Judge,
        Classification = lead.Classification ?? other.Classification,
        BraintrustUrl = lead.BraintrustUrl ?? other.BraintrustUrl,
        Links = [.. lead.Links.Concat(other.Links.Where(o => lead.Links.All(l => l.Key != o.Key))).OrderBy(l => l.Key, StringComparer.Ordinal)],
    };
}
