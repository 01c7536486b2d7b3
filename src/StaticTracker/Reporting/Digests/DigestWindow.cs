using System.Globalization;
using System.Text.RegularExpressions;
using StaticTracker.Git;
using StaticTracker.History;

namespace StaticTracker.Reporting.Digests;

/// <summary>
/// The time that a digest is about, as two commits. It is reckoned back from the newest data commit, or from a day that is named, and never from the clock: the same
/// repository gives the same digest on every day.
/// </summary>
/// <param name="Base">The last commit before it.</param>
/// <param name="Head">The last commit in it.</param>
/// <param name="From">Unix seconds of its start; null: it starts behind a revision.</param>
/// <param name="Until">Unix seconds of its last commit, or of the end that was named.</param>
/// <param name="Commits">Commits in it that changed data.</param>
/// <param name="Start">What its first commit is compared with.</param>
public sealed partial record DigestWindow(DiffEnd Base, DiffEnd Head, long? From, long Until, int Commits, DigestStart Start)
{
    private const long SecondsOfADay = 86_400;

    /// <summary>The window that was asked for; null, with the reason, where there is none.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="history">Its commits that changed data, newest first.</param>
    /// <param name="since">"7d", "2w", a date, a time, or a revision.</param>
    /// <param name="until">A date (its last moment counts) or a time; null: the newest commit.</param>
    /// <param name="why">The reason.</param>
    public static DigestWindow? Resolve(GitRepository repository, IReadOnlyList<DataCommit> history, string since, string? until, out string why)
    {
        why = "";
        long end = long.MaxValue;
        if (until is not null && !TryEnd(until, out end))
        {
            why = $"--until '{until}' is neither a date (2026-01-20) nor a time (2026-01-20T12:00:00Z).";
            return null;
        }

        // As the commits follow each other, not by their times: with a clock that was wrong the two differ, and what came later would be told as removed.
        var known = history.SkipWhile(c => c.CommittedAt > end).ToList();
        if (known.Count == 0)
        {
            why = CloneEnd.Of(repository) is { } cut
                ? $"no commit after {cut.ShortHash} changed data{(until is null ? "" : $" until {until}")}, and what stood before is not known, since this clone is shallow; fetch it: {Shallow.Hint}."
                : until is null ? "no commit changed data yet." : $"no commit changed data until {until}.";
            return null;
        }

        var last = until is null ? known.Max(c => c.CommittedAt) : end;
        if (DaysOf(since) is { } days)
        {
            // A day that is named ends where the next one begins: so many whole days, and no moment of the one before.
            var begin = until is not null && IsDay(until) ? last + 1 : last;
            return OfTime(repository, known, begin - (days * SecondsOfADay), last, isOpen: until is null);
        }

        if (CommitTime.TryParse(since, out var from))
        {
            return OfTime(repository, known, from, last, isOpen: until is null);
        }

        if (!since.Contains('\0', StringComparison.Ordinal) && NewerCommits.Than(repository, since) is { } newer && repository.Resolve(since) is { } commit)
        {
            return new DigestWindow(new DiffEnd(since, commit), End(repository, known[0]), null, last, known.Count(c => newer.Contains(c.Hash)), DigestStart.Before);
        }

        why = $"--since '{since}' is neither a time back (7d, 2w), nor a date (2026-01-20), nor a revision that git knows here{(repository.IsShallow ? ", in a shallow clone" : "")}.";
        return null;
    }

    /// <summary>"from 2026-01-14 00:31 to 2026-01-21 00:31 UTC", "since v1.0, to 2026-01-21 00:31 UTC".</summary>
    public string Words => From is { } from ? $"from {CommitTime.Minute(from)} to {CommitTime.Minute(Until)} UTC" : $"since {Base.Name}, to {CommitTime.Minute(Until)} UTC";

    /// <summary>From the newest commit of the time on, or from the newest of all where the window is open at its end, back to the first that is older.</summary>
    private static DigestWindow OfTime(GitRepository repository, List<DataCommit> known, long from, long until, bool isOpen)
    {
        var newest = Math.Max(0, known.FindIndex(c => c.CommittedAt >= from));
        var before = known.FindIndex(newest, c => c.CommittedAt < from);
        var first = isOpen ? 0 : newest;
        var head = End(repository, known[first]);
        if (before >= 0)
        {
            return new DigestWindow(End(repository, known[before]), head, from, until, before - first, DigestStart.Before);
        }

        return CloneEnd.Of(repository) is { } cut
            ? new DigestWindow(new DiffEnd(cut.ShortHash, cut.Commit), head, from, until, known.Count - first, cut.CommittedAt < from ? DigestStart.Before : DigestStart.ShallowClone)
            : new DigestWindow(End(repository, known[^1]), head, from, until, known.Count - first, DigestStart.FirstCommit);
    }

    private static DiffEnd End(GitRepository repository, DataCommit commit) => new(commit.ShortHash, repository.Resolve(commit.Hash));

    private static long? DaysOf(string since) => BackInTime().Match(since) is { Success: true } match
        ? int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture) * (match.Groups["unit"].Value == "w" ? 7L : 1L) : null;

    private static bool TryEnd(string text, out long seconds)
    {
        if (!CommitTime.TryParse(text, out seconds))
        {
            return false;
        }

        seconds += IsDay(text) ? SecondsOfADay - 1 : 0;
        return true;
    }

    /// <summary>Whether a text that is a time is a day without an hour.</summary>
    private static bool IsDay(string text) => text.Length == "2026-01-20".Length;

    [GeneratedRegex("^(?<number>[1-9][0-9]{0,3})(?<unit>[dw])$")]
    private static partial Regex BackInTime();
}
