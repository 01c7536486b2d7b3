using System.Globalization;

namespace Building.Testing;

/// <summary>What the test runner says at its end: how many tests there were and how they ended.</summary>
public sealed record TestSummary(int Total, int Passed, int Failed, int Skipped)
{
    private const string Heading = "Test run summary:";

    /// <summary>
    /// Reads the summary of Microsoft.Testing.Platform: a heading at the start of a line and behind it, indented, one
    /// <c>name: count</c> per line. The last heading counts, since a test may print one too. A part that is missing or
    /// no number, or parts that do not add up, give null: no summary is better than a wrong one.
    /// </summary>
    public static TestSummary? Parse(IReadOnlyList<string> lines)
    {
        var start = -1;
        for (var i = 0; i < lines.Count; i++)
        {
            start = lines[i].StartsWith(Heading, StringComparison.Ordinal) ? i : start;
        }

        if (start < 0)
        {
            return null;
        }

        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in lines.Skip(start + 1))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && int.TryParse(line[(colon + 1)..].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            {
                counts.TryAdd(line[..colon].Trim(), count);
            }
        }

        return counts.TryGetValue("total", out var total)
            && counts.TryGetValue("succeeded", out var passed)
            && counts.TryGetValue("failed", out var failed)
            && counts.TryGetValue("skipped", out var skipped)
            && total == passed + failed + skipped
            ? new TestSummary(total, passed, failed, skipped)
            : null;
    }
}
