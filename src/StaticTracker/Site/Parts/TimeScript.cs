using System.Globalization;
using StaticTracker.History;
using StaticTracker.Indexing;
using StaticTracker.Storage;

namespace StaticTracker.Site.Parts;

/// <summary>
/// The commits that the heatmap's time travel goes through, loaded when somebody asks for an earlier moment: <c>ST.time({…})</c>. Those that changed a cell, oldest first: <c>hash</c> (the first eight digits of each, four bytes, in base 64),
/// <c>at</c> (seconds, against the commit before), <c>place</c> (in the whole history from the oldest on, against the commit before), <c>subjects</c> (<see cref="PastSubject"/>). What each of them changed stands in the files of <see cref="PastColumns"/>.
/// </summary>
internal static class TimeScript
{
    public static readonly SitePath Path = SitePath.Of("data/time.js");

    public static Html Render(ProjectHistory history, HeatmapIndex index, PastResults past)
    {
        var changed = Changed(history, index, past);
        var subject = new PastSubject(index, past);
        var (at, place) = (new PackedText(), new PackedText());
        var hashes = new MemoryStream();
        var subjects = new List<string>();
        var (timeBefore, placeBefore) = (0L, 0);
        for (var i = 0; i < changed.Length; i++)
        {
            if (changed[i] is not { } results)
            {
                continue;
            }

            var commit = history.Commits[history.Commits.Count - 1 - i];
            hashes.Write(Convert.FromHexString(commit.ShortHash));
            at.Signed(commit.CommittedAt - timeBefore);
            place.Add(i - placeBefore);
            (timeBefore, placeBefore) = (commit.CommittedAt, i);
            subjects.Add(subject.Short(commit.Subject, results));
        }

        var js = new ScriptWriter(64 * 1024);
        return js.Raw("ST.time({\"all\":"u8).Number(history.Commits.Count).Raw(",\"hash\":\""u8).Ascii(Convert.ToBase64String(hashes.ToArray()))
            .Raw("\",\n\"at\":\""u8).Raw(at.ToArray()).Raw("\",\n\"place\":\""u8).Raw(place.ToArray()).Raw("\",\n\"subjects\":"u8).Texts(subjects).Raw("});\n"u8).ToHtml();
    }

    /// <summary>The first digits of a commit's hash, as a number.</summary>
    public static uint Number(DataCommit commit) => uint.Parse(commit.ShortHash, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    /// <summary>The results that each commit changed, (row × versions + version) × models + model, in this order; null: none. By the place of the commit, the oldest first.</summary>
    private static List<int>?[] Changed(ProjectHistory history, HeatmapIndex index, PastResults past)
    {
        var rows = new List<PastChange>[index.Modules.Count];
        AllCores.Run(rows.Length, row => rows[row] = past.Of(index.Modules[row]));
        var changed = new List<int>?[history.Commits.Count];
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
