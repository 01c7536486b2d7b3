using System.Text;
using StaticTracker.Diagnostics;
using StaticTracker.Gating;
using StaticTracker.Git;
using StaticTracker.Json;
using StaticTracker.Storage;

namespace StaticTracker.Reporting.Review;

/// <summary>
/// Takes a review over from a job that handled a pull request. Whatever stands in the folder is held to be hostile: only the two files that belong there, of bounded
/// size, with the known keys, about the commit that the caller knows from elsewhere, and a comment that shows text and does nothing.
/// </summary>
public sealed class ReviewReader(string folder, Problems problems)
{
    private const int MaxCommentBytes = 4 * MarkdownPage.MaxLength;
    private const int MaxSummaryBytes = 16 * 1024;

    private static readonly string[] s_keys = ["format", "head", "base", "outcome", "conclusion", "title"];
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The review of a commit; null, with problems, where anything about the folder is not as it must be.</summary>
    public (ReviewSummary Summary, string Comment)? Read(string head)
    {
        if (!HoldsOnlyItsFiles())
        {
            return null;
        }

        var summary = ReadFile(ReviewFolder.SummaryName, MaxSummaryBytes) is { } json ? Summary(json, head) : null;
        var comment = ReadFile(ReviewFolder.CommentName, MaxCommentBytes) is { } text ? Comment(text) : null;
        return summary is null || comment is null ? null : (summary, comment);
    }

    private bool HoldsOnlyItsFiles()
    {
        var info = new DirectoryInfo(folder);
        if (!info.Exists || DataFolder.IsLink(info))
        {
            Refuse("", "there is no such folder");
            return false;
        }

        var isSound = true;
        foreach (var entry in info.EnumerateFileSystemInfos().Take(100))
        {
            if (entry is not FileInfo || entry.Name is not (ReviewFolder.CommentName or ReviewFolder.SummaryName) || DataFolder.IsLink(entry))
            {
                Refuse("", $"it holds '{ReportText.Of(entry.Name, 80)}', which has no place in a report");
                isSound = false;
            }
        }

        return isSound;
    }

    private byte[]? ReadFile(string name, int most)
    {
        var info = new FileInfo(Path.Combine(folder, name));
        if (FileLook.Of(info) is null || info.Length == 0)
        {
            Refuse(name, "this file is missing or empty");
            return null;
        }

        using var stream = info.Open(FileMode.Open, FileAccess.Read, FileShare.Read);
        var bytes = new byte[most + 1];
        var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (length > most)
        {
            Refuse(name, $"it is longer than the {most} bytes that it may have");
            return null;
        }

        return bytes[..length];
    }

    private ReviewSummary? Summary(byte[] bytes, string head)
    {
        const string Name = ReviewFolder.SummaryName;
        using var tree = JsonTree.TryParse(bytes, out var fault);
        if (tree is null || tree.Root.Kind != JsonKind.Object)
        {
            Refuse(Name, fault?.Detail ?? "it is no object");
            return null;
        }

        foreach (var member in tree.Root.Members)
        {
            if (!s_keys.Contains(member.Name))
            {
                Refuse(Name, $"the key '{ReportText.Of(member.Name, 80)}' is not known");
                return null;
            }
        }

        var root = tree.Root;
        if (root["format"u8].AsInteger() != 1)
        {
            Refuse(Name, "it is of a format that this program does not know");
        }
        else if (root["head"u8].AsString() is not { } told || told != head)
        {
            Refuse(Name, $"it is about another commit than {head}");
        }
        else if (root["base"u8].AsString() is not { } from || !ObjectId.TryParse(Encoding.UTF8.GetBytes(from), out _))
        {
            Refuse(Name, "its base is no commit's hash");
        }
        else if (Outcome(root["outcome"u8].AsString()) is not { } outcome)
        {
            Refuse(Name, "its outcome is none");
        }
        else if (root["title"u8].AsString() is not { Length: > 0 and <= ReviewSummary.LongestTitle } title || ReportText.Visible(title) != title)
        {
            Refuse(Name, "its title is missing, too long, or holds what nobody sees");
        }
        else
        {
            return new ReviewSummary(told, from, outcome, title);
        }

        return null;
    }

    private static GateOutcome? Outcome(string? word)
    {
        foreach (var outcome in Enum.GetValues<GateOutcome>())
        {
            if (GateWords.Key(outcome) == word)
            {
                return outcome;
            }
        }

        return null;
    }

    private string? Comment(byte[] bytes)
    {
        try
        {
            var text = s_strict.GetString(bytes);
            if (CommentGuard.FaultOf(text) is not { } fault)
            {
                return text;
            }

            Refuse(ReviewFolder.CommentName, fault);
        }
        catch (DecoderFallbackException)
        {
            Refuse(ReviewFolder.CommentName, "it is not UTF-8");
        }

        return null;
    }

    private void Refuse(string file, string why)
    {
        problems.Add(
            SourceSpan.File(file.Length == 0 ? DataFolder.Show(Path.GetFullPath(folder)) : $"{DataFolder.Show(Path.GetFullPath(folder))}/{file}"), Codes.History.ReportUnfit, why,
            "nothing of it is taken; 'tracker report' makes such a folder");
    }
}
