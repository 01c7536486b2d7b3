using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Gating;
using StaticTracker.Storage;

namespace StaticTracker.Reporting.Review;

/// <summary>The folder that carries a review from the job that makes it to the job that posts it.</summary>
public static class ReviewFolder
{
    public const string CommentName = "comment.md";
    public const string SummaryName = "report.json";

    private static readonly JsonWriterOptions s_indented = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The review of a report whose head is a commit.</summary>
    public static ReviewSummary SummaryOf(DiffReport report) => new(
        report.Head.Commit!.Value.ToString(), report.Base.Commit!.Value.ToString(), ReviewOutcome.Of(report), ReportText.Of(DiffWords.Verdict(report), ReviewSummary.LongestTitle - 1));

    /// <summary>Writes the comment and the summary; false, with a problem, where that cannot be done.</summary>
    public static bool Write(string folder, ReviewSummary summary, string comment, Problems problems)
    {
        try
        {
            Directory.CreateDirectory(folder);
            AtomicFile.Write(Path.Combine(folder, CommentName), Encoding.UTF8.GetBytes(comment));
            AtomicFile.Write(Path.Combine(folder, SummaryName), Json(summary));
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(SourceSpan.File(DataFolder.Show(folder)), Codes.Surroundings.NotWritable, $"the report cannot be written: {e.Message}", "look at permissions and free space, or name another folder with --output");
            return false;
        }
    }

    public static byte[] Json(ReviewSummary summary)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, s_indented))
        {
            json.WriteStartObject();
            json.WriteNumber("format", 1);
            json.WriteString("head", summary.Head);
            json.WriteString("base", summary.Base);
            json.WriteString("outcome", GateWords.Key(summary.Outcome));
            json.WriteString("conclusion", ReviewOutcome.ConclusionOf(summary.Outcome));
            json.WriteString("title", summary.Title);
            json.WriteEndObject();
        }

        return [.. buffer.ToArray(), (byte)'\n'];
    }
}
