using System.Globalization;
using StaticTracker.History;
using StaticTracker.Phrasing;

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
    public Phrase Words => Listed(e => Phrase.Of("edit.was", ("field", e.Field), ("was", e.Was is { } was ? Cut(was) : Phrase.Of("trace.absent"))));

    /// <summary>As <see cref="Words"/>, without what the figures were: "metrics.pass, metrics.fail".</summary>
    public Phrase Names => Listed(e => Phrase.Data(e.Field));

    public static string Cut(string text) => text.Length <= LongestValue ? text : text[..LongestValue] + "…";

    private Phrase Listed(Func<FigureEdit, Phrase> say)
    {
        var some = Edits.Take(MostFields).Select(say);
        return Phrase.Join(", ", Edits.Count > MostFields ? some.Append(Phrase.Count("and_more", Edits.Count - MostFields)) : some);
    }

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
