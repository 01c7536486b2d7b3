namespace StaticTracker.History.Reports;

/// <summary>A commit on one line: hash, time in UTC, author and subject. Git keeps commits whose author has no name, and some without a subject.</summary>
internal static class CommitHead
{
    public static string Of(DataCommit commit)
    {
        var who = string.IsNullOrWhiteSpace(commit.Author) ? "" : $"{commit.Author}: ";
        return $"{commit.ShortHash}  {CommitTime.Minute(commit.AuthoredAt)} UTC  {who}{commit.Subject}".TrimEnd();
    }
}
