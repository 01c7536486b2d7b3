using System.Text.Json;

namespace StaticTracker.History.Reports;

/// <summary>Who committed what when, as members of an object. Never an e-mail address.</summary>
internal static class CommitJson
{
    public static void Write(Utf8JsonWriter json, DataCommit commit)
    {
        json.WriteString("commit", commit.Hash);
        json.WriteString("author", commit.Author);
        json.WriteString("authored_at", CommitTime.Iso(commit.AuthoredAt));
        json.WriteString("committed_at", CommitTime.Iso(commit.CommittedAt));
        json.WriteString("subject", commit.Subject);
    }
}
