using System.Globalization;
using System.Text;
using StaticTracker.Importing;

namespace StaticTracker.Migrating;

/// <summary>What the commit of a day says: what came that day, and from which files.</summary>
internal static class MigrationCommitText
{
    private const int MostLines = 50;

    public static string Message(IGrouping<string, ModuleDay> day)
    {
        var results = day.SelectMany(m => m.Added.Select(e => RunWords.Of(m.Module, e))).ToList();
        var lines = results.Concat(day.SelectMany(m => m.Remarks)).ToList();
        var modules = day.Select(m => m.Module).Distinct().ToList();
        var text = new StringBuilder(results.Count switch
        {
            0 => $"Migrate what was kept of {day.Key}",
            1 => $"Migrate {results[0]}",
            _ => string.Create(CultureInfo.InvariantCulture, $"Migrate {results.Count} results of {(modules.Count == 1 ? modules[0].Text : $"{modules.Count} modules")}, {day.Key}"),
        });
        if (lines.Count > 1 || results.Count == 0)
        {
            text.Append("\n\n").AppendJoin('\n', lines.Take(MostLines));
        }

        if (lines.Count > MostLines)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nand {lines.Count - MostLines} more");
        }

        return text.ToString();
    }

    /// <summary><c>Tracker-Source: file sha256:hex</c> for each file.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Trailers(IEnumerable<LegacyFile> files) =>
        [.. files.Select(f => $"{Path.GetFileName(f.FullPath)} sha256:{f.Sha256}").Distinct().Order(StringComparer.Ordinal).Select(s => new KeyValuePair<string, string>("Tracker-Source", s))];
}
