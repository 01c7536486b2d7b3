using System.Globalization;
using StaticTracker.History;

namespace StaticTracker.Site;

/// <summary>An experiment whose figures are not what they were when it came.</summary>
/// <param name="Edits">The figures, with what they were.</param>
/// <param name="Rate">The pass rate that it came with, percent; null: none, or it came before the history that is known.</param>
internal sealed record EditedExperiment(IReadOnlyList<FigureEdit> Edits, decimal? Rate)
{
    private const int MostFields = 3;
    private const int LongestValue = 40;

    /// <summary>The pass rate that was, where it is not the one that is shown; percent.</summary>
    public decimal? RateBefore(decimal? shown)
    {
        var was = Rate ?? Was("metrics.pass_rate");
        return was == shown ? null : was;
    }

    /// <summary>The match rate that was, where it was edited itself; percent.</summary>
    public decimal? MatchRateBefore => Was("metrics.match_rate");

    /// <summary>"metrics.pass was 5, metrics.fail was 5".</summary>
    public string Words
    {
        get
        {
            var words = string.Join(", ", Edits.Take(MostFields).Select(e => $"{e.Field} was {Cut(e.Was ?? "absent")}"));
            return Edits.Count > MostFields ? string.Create(CultureInfo.InvariantCulture, $"{words}, and {Edits.Count - MostFields} more") : words;
        }
    }

    /// <summary>As <see cref="Words"/>, without what the figures were: "metrics.pass, metrics.fail".</summary>
    public string Names
    {
        get
        {
            var names = string.Join(", ", Edits.Take(MostFields).Select(e => e.Field));
            return Edits.Count > MostFields ? string.Create(CultureInfo.InvariantCulture, $"{names}, and {Edits.Count - MostFields} more") : names;
        }
    }

    public static string Cut(string text) => text.Length <= LongestValue ? text : text[..LongestValue] + "…";

    private decimal? Was(string field)
    {
        foreach (var edit in Edits)
        {
            if (edit.Field == field && decimal.TryParse(edit.Was, NumberStyles.Float, CultureInfo.InvariantCulture, out var was))
            {
                return was;
            }
        }

        return null;
    }
}
