using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.Storage;

namespace StaticTracker.Promotion;

/// <summary>
/// What an attempt will write, made under the folder's lock: its report, and, where it is carried out, the module's list with one more entry. Where somebody else promoted
/// something since the state was read, it is not carried out, and the report says what happened.
/// </summary>
public sealed class PromotionPlan
{
    private readonly DataFolder _folder;
    private readonly byte[]? _list;
    private readonly string? _token;

    private PromotionPlan(DataFolder folder, PromotionReport report, PromotionEntry? entry, byte[]? list, string? token)
    {
        (_folder, _list, _token) = (folder, list, token);
        (Report, Entry) = (report, entry);
    }

    public PromotionReport Report { get; }

    /// <summary>Null: nothing becomes active.</summary>
    public PromotionEntry? Entry { get; }

    /// <summary>Absolute paths of what it writes.</summary>
    public IReadOnlyList<string> Paths => _list is null ? [ReportFile] : [ReportFile, _folder.PromotionFile(Report.Module)];

    private string ReportFile => Path.Combine(_folder.ReportsOf(Report.Module), Report.Id + ".json");

    /// <summary>The plan; null, with problems, where the list cannot be read, or what was left half cannot be taken away.</summary>
    /// <param name="writer">Holds the lock.</param>
    /// <param name="read">The list as the attempt saw it.</param>
    /// <param name="report">What the attempt found.</param>
    /// <param name="problems">Takes what is wrong.</param>
    /// <param name="seen">What a cycle has looked at now; null: no cycle.</param>
    public static PromotionPlan? Make(DataWriter writer, PromotionList read, PromotionReport report, Problems problems, IReadOnlyList<string>? seen = null)
    {
        var folder = writer.Folder;
        if (PromotionReader.Read(folder, report.Module, problems) is not { } now || !new PromotionMark(folder, report.Module).Clear(writer, now, problems))
        {
            return null;
        }

        if (report.PromotedVersion is null || Meanwhile(read, now) is not { } happened)
        {
            return report.PromotedVersion is not null || seen is { Count: > 0 } ? Whole(folder, now, report, seen ?? [], problems) : Only(folder, report);
        }

        return Only(folder, Failed(report, happened));
    }

    /// <summary>A plan that leaves a report only.</summary>
    public static PromotionPlan Only(DataFolder folder, PromotionReport report) => new(folder, PromotionReportText.WithId(report), null, null, null);

    /// <summary>A report of an attempt that was not carried out after all.</summary>
    public static PromotionReport Failed(PromotionReport report, string error) => report with { Id = "", Entry = null, PromotedVersion = null, Error = error };

    /// <summary>What was promoted since a list was read, in words; null: nothing.</summary>
    public static string? Meanwhile(PromotionList read, PromotionList now) => read.Entries.Select(e => e.Id).SequenceEqual(now.Entries.Select(e => e.Id)) ? null
        : now.Active is not { } active ? "the list of promotions was emptied meanwhile: look at it, and try again"
        : $"{active.Version.Name} {(active.IsRollback ? "was gone back to" : "was promoted")} meanwhile{(active.By is { } by ? $" by {by}" : "")}, at {active.Since.Text} ({active.Id}): what this was held against is no longer active. Look at it, and try again";

    /// <summary>Writes the report, then the list, which decides; a mark says so in between, so that a kill leaves nothing that is half there.</summary>
    public bool Write(DataWriter writer, Problems problems)
    {
        if (_list is null)
        {
            return writer.Write(ReportFile, PromotionReportText.Of(Report), problems);
        }

        var mark = new PromotionMark(_folder, Report.Module);
        try
        {
            mark.Set(Report.Id, _token!);
            var isWritten = writer.Write(ReportFile, PromotionReportText.Of(Report), problems) && writer.Write(_folder.PromotionFile(Report.Module), _list, problems);
            if (!isWritten)
            {
                File.Delete(ReportFile);
            }

            mark.Remove();
            return isWritten;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(SourceSpan.File(DataFolder.Show(_folder.Promotions)), Codes.Surroundings.NotWritable, $"the promotion cannot be written: {e.Message}", "look at permissions and free space");
            return false;
        }
    }

    private static PromotionPlan? Whole(DataFolder folder, PromotionList now, PromotionReport report, IReadOnlyList<string> seen, Problems problems)
    {
        var known = PromotionReportText.WithId(report);
        var all = seen.Count == 0 ? null : now.Seen.Union(seen, StringComparer.Ordinal).ToList();
        if (known.PromotedVersion is null)
        {
            return Appended(folder, now, null, problems, all) is { } looked ? new PromotionPlan(folder, known, null, looked, seen[0]) : null;
        }

        var entry = EntryOf(now, new PromotionEntry
        {
            Id = "",
            Number = 1,
            Action = PromotionEntry.Promote,
            Version = known.Challenger!,
            Since = known.Timestamp,
            Why = WhyOf(known),
            By = known.By,
            Override = known.IsOverride ? known.Override : null,
            Report = known.Id,
        });
        return Appended(folder, now, entry, problems, all) is { } list ? new PromotionPlan(folder, known with { Entry = entry.Id }, entry, list, entry.Id) : null;
    }

    /// <summary>An entry with its place in the list, what was active before it, and its id.</summary>
    internal static PromotionEntry EntryOf(PromotionList now, PromotionEntry entry)
    {
        var placed = entry with
        {
            Number = now.Entries.Count + 1,
            Before = now.Active is { } active ? new PromotionBefore(active.Id, active.Version.Version, active.Version.Model) : null,
        };
        return placed with { Id = PromotionIds.OfEntry(now.Module, placed) };
    }

    /// <summary>The file of a list with one more entry, or with more that was seen; null, with problems, where it cannot be read.</summary>
    internal static byte[]? Appended(DataFolder folder, PromotionList now, PromotionEntry? entry, Problems problems, IReadOnlyList<string>? seen = null)
    {
        if (now.Entries.Count == 0 && !File.Exists(folder.PromotionFile(now.Module)))
        {
            return PromotionText.Append(null, now.Module, entry, seen);
        }

        using var file = JsonFile.Read(folder.PromotionFile(now.Module), problems);
        return file is null ? null : PromotionText.Append(file.Tree, now.Module, entry, seen);
    }

    /// <summary>What decided, in one line.</summary>
    private static string WhyOf(PromotionReport report)
    {
        var against = report.Baseline is { } baseline ? $" against {baseline.Name}" : ", the first of its module";
        var on = report.Benchmark is { } suite ? $" on {suite.Address}" : "";
        if (!report.IsOverride)
        {
            var reward = report.Decision.Metrics.Reward is { Delta: { } delta } ? string.Create(CultureInfo.InvariantCulture, $": reward {delta:+0.0;-0.0;0.0} points") : "";
            return $"the policy accepted it{reward}{against}{on}";
        }

        var open = report.Decision.Reasons.Where(r => r.Verdict != LimitVerdict.Held).Select(r => $"{r.Limit} {PromotionWords.Of(r.Verdict)} ({r.Figures})").ToList();
        var words = $"by override{against}{on}; the policy said {(report.Decision.Outcome == PolicyOutcome.None ? "nothing: there is none" : $"{PromotionWords.Of(report.Decision.Outcome)}: {string.Join("; ", open)}")}";
        return words.Length <= PromotionEntry.LongestText ? words : words[..(PromotionEntry.LongestText - 1)] + "…";
    }
}
