using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.Modules;

namespace StaticTracker.Migrating;

/// <summary>The four counts of a classifier. Its rates follow from them: what a file states of these is not read.</summary>
internal static class ConfusionMatrix
{
    /// <summary>Whether a value looks like one.</summary>
    public static bool Is(LegacyValue value) => value.Kind == LegacyKind.Map && value.Has("tp", "tn", "fp", "fn");

    /// <summary>The counts; null, with a problem, where they are none or do not add up to the stated total.</summary>
    public static Classification? Of(LegacyValue matrix, ICollection<Problem> problems)
    {
        var counts = new long[4];
        var at = 0;
        foreach (var key in (ReadOnlySpan<string>)["tp", "tn", "fp", "fn"])
        {
            if (matrix.Stated(key) is not { Count: { } count })
            {
                problems.Add(new Problem((matrix[key] ?? matrix).Span, Codes.Migrating.MatrixUnfit, $"'{key}' is no count: the matrix is left", "counts are whole numbers from 0"));
                return null;
            }

            counts[at++] = count;
        }

        var sum = counts.Sum();
        if (matrix.Stated("total") is { } total && total.Count != sum)
        {
            problems.Add(new Problem(
                total.Span, Codes.Migrating.MatrixUnfit, string.Create(CultureInfo.InvariantCulture, $"the matrix states {total.Shown} in all, but its four counts give {sum}: it is left"), "one of the counts is wrong"));
            return null;
        }

        return new Classification(counts[0], counts[1], counts[2], counts[3]);
    }
}
