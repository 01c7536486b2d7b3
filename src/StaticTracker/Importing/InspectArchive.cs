using System.Text.Json;
using System.Text.RegularExpressions;
using StaticTracker.Diagnostics;

namespace StaticTracker.Importing;

/// <summary>
/// The archive that Inspect keeps a log in: the head (<c>header.json</c>, or <c>_journal/start.json</c> as long as the run is not finished) and a file for each sample.
/// Where the samples were left out, their summaries say how each was scored.
/// </summary>
internal static partial class InspectArchive
{
    private const string Header = "header.json";
    private const string Start = "_journal/start.json";
    private const string Summaries = "summaries.json";
    private const string Journal = "_journal/summaries/";

    /// <summary>Whether an archive is such a log, told by what is in it.</summary>
    /// <exception cref="UnfitSourceException">It is damaged, or beyond the limits.</exception>
    public static bool IsLog(SourceFile file)
    {
        if (file.IsStandardInput || file.Entry is not null || file.IsCompressed)
        {
            return false;
        }

        using var archive = ResultArchive.Open(File.OpenRead(file.FullPath), file.Shown);
        return archive.Names.Contains(Header) || archive.Names.Contains(Start);
    }

    public static void Read(SourceText text, InspectLog log)
    {
        using var archive = ResultArchive.Open(File.OpenRead(text.File.FullPath), text.Shown);
        using var entry = new SourceText();
        if (!archive.Names.Contains(Header) && !archive.Names.Contains(Start))
        {
            throw new UnfitSourceException(new Problem(SourceSpan.File(text.Shown), Codes.Importing.UnknownFormat, $"this archive is no log of Inspect: neither {Header} nor {Start} is in it"));
        }

        var head = archive.Names.Contains(Header) ? Header : Start;
        Open(head);
        log.Read(entry);
        if (head == Start)
        {
            log.MarkUnfinished();
        }

        var samples = archive.Names.Where(n => SampleName().IsMatch(n)).ToList();
        var summaries = archive.Names.Contains(Summaries) ? [Summaries] : archive.Names.Where(n => n.StartsWith(Journal, StringComparison.Ordinal)).ToList();
        foreach (var name in samples.Count > 0 ? samples : summaries)
        {
            Open(name);
            var scan = new JsonScan(entry);
            scan.Read();
            if (scan.Token == JsonTokenType.StartArray && samples.Count == 0)
            {
                log.Samples.ReadArray(ref scan);
            }
            else
            {
                log.Samples.Read(ref scan);
            }

            while (scan.Read())
            {
                // Nothing may follow; what does is refused. To the end, where the check sum is compared.
            }
        }

        void Open(string name)
        {
            entry.Open(text.File.Inside(name), archive.OpenEntry(name));
            entry.AllowLooseNumbers();
        }
    }

    /// <summary>One file for a sample, or, in version 3, a folder whose <c>sample.json</c> holds what is told of it.</summary>
    [GeneratedRegex(@"^samples/.+_epoch_[0-9]+(/sample)?\.json$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex SampleName();
}
