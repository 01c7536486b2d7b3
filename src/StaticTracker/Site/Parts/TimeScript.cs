using System.Globalization;
using StaticTracker.History;
using StaticTracker.Indexing;
using StaticTracker.Storage;

namespace StaticTracker.Site.Parts;

/// <summary>
/// The commits that the heatmap's time travel goes through, loaded when somebody asks for an earlier moment: <c>ST.time({…})</c>. Those that changed a cell, oldest first: <c>hash</c> (the first eight digits of each, four bytes, in base 64),
/// <c>at</c> (seconds, against the commit before), <c>place</c> (on the line that HEAD's branch went along, against the commit before), <c>older</c> (how many commits of the history are older than it, less its place, against
/// the commit before; empty where it is the place throughout, as it is without merges), <c>subjects</c> (<see cref="PastSubject"/>). What each of them changed stands in the files of <see cref="PastColumns"/>.
/// </summary>
internal static class TimeScript
{
    public static readonly SitePath Path = SitePath.Of("data/time.js");

    public static Html Render(ProjectHistory history, HeatmapIndex index, PastResults past)
    {
        var changed = Changed(history, index, past);
        var subject = new PastSubject(index, past);
        var (at, place, older) = (new PackedText(), new PackedText(), new PackedText());
        var olderOf = Older(history);
        var hashes = new MemoryStream();
        var subjects = new List<string>();
        var (timeBefore, placeBefore, offBefore, isOff) = (0L, 0, 0, false);
        for (var i = 0; i < changed.Length; i++)
        {
            if (changed[i] is not { } results)
            {
                continue;
            }

            var commit = history.Line[history.Line.Count - 1 - i];
            hashes.Write(Convert.FromHexString(commit.ShortHash));
            var time = CommitTime.Within(commit.CommittedAt);
            at.Signed(time - timeBefore);
            place.Add(i - placeBefore);
            var off = olderOf[i] - i;
            older.Signed(off - offBefore);
            isOff |= off != 0;
            (timeBefore, placeBefore, offBefore) = (time, i, off);
            subjects.Add(subject.Short(commit.Subject, results));
        }

        var js = new ScriptWriter(64 * 1024);
        return js.Raw("ST.time({\"all\":"u8).Number(history.Commits.Count).Raw(",\"hash\":\""u8).Ascii(Convert.ToBase64String(hashes.ToArray()))
            .Raw("\",\n\"at\":\""u8).Raw(at.ToArray()).Raw("\",\n\"place\":\""u8).Raw(place.ToArray()).Raw("\",\n\"older\":\""u8).Raw(isOff ? older.ToArray() : [])
            .Raw("\",\n\"subjects\":"u8).Texts(subjects).Raw("});\n"u8).ToHtml();
    }

    /// <summary>The first digits of a commit's hash, as a number.</summary>
    public static uint Number(DataCommit commit) => uint.Parse(commit.Hash.AsSpan(0, 8), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    /// <summary>How many commits of the whole history are older than each of the line, the oldest first; of a merge that only joins both sides, which is not among them: up to the one before it.</summary>
    private static int[] Older(ProjectHistory history)
    {
        var places = new Dictionary<string, int>(history.Commits.Count, StringComparer.Ordinal);
        for (var i = 0; i < history.Commits.Count; i++)
        {
            places.Add(history.Commits[i].Hash, history.Commits.Count - 1 - i);
        }

        var older = new int[history.Line.Count];
        for (var i = 0; i < older.Length; i++)
        {
            older[i] = places.TryGetValue(history.Line[older.Length - 1 - i].Hash, out var place) ? place : i == 0 ? 0 : older[i - 1];
        }

        return older;
    }

    /// <summary>The results that each commit changed, (row × versions + version) × models + model, in this order; null: none. By the place of the commit on the line.</summary>
    private static List<int>?[] Changed(ProjectHistory history, HeatmapIndex index, PastResults past)
    {
        var rows = new PastChange[index.Modules.Count][];
        AllCores.Run(rows.Length, () =>
        {
            var replay = new PastReplay(past);
            return row => rows[row] = [.. replay.Run(index.Modules[row]).Changes];
        });
        var changed = new List<int>?[history.Line.Count];
        for (var row = 0; row < rows.Length; row++)
        {
            foreach (var change in rows[row])
            {
                (changed[change.Place] ??= []).Add((row * past.Versions.Count * past.Models.Count) + change.Result);
            }
        }

        return changed;
    }
}
