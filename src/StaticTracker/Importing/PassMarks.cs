using System.Globalization;
using StaticTracker.Json;
using StaticTracker.Storage;

namespace StaticTracker.Importing;

/// <summary>
/// The marks that make verdicts of a run's scores, as its settings keep them: one for all of its scores, or each by the name of its score, where a score that is not named has none.
/// </summary>
public sealed class PassMarks : IEquatable<PassMarks>
{
    /// <summary>No score has one.</summary>
    public static readonly PassMarks None = new(null, new Dictionary<string, decimal>());

    private readonly decimal? _ofAll;
    private readonly IReadOnlyDictionary<string, decimal> _byName;
    private readonly bool _standsForRules;

    private PassMarks(decimal? ofAll, IReadOnlyDictionary<string, decimal> byName, bool standsForRules = false)
    {
        (_ofAll, _byName, _standsForRules) = (ofAll, byName, standsForRules);
        Text = ofAll is { } mark ? TextOf(mark)
            : "{" + string.Join(',', byName.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => CompactJson.Quote(m.Key) + ":" + TextOf(m.Value))) + "}";
    }

    /// <summary>As JSON: a number, or an object of numbers by score in ordinal order.</summary>
    public string Text { get; }

    /// <summary>One mark for all.</summary>
    public static PassMarks OfAll(decimal mark) => new(mark, None._byName);

    /// <summary>The marks of a run: one where all are the same and no score went without, else by score.</summary>
    public static PassMarks Of(IReadOnlyDictionary<string, decimal> byName, bool isOfEvery) =>
        isOfEvery && byName.Values.Distinct().ToList() is [var one] ? OfAll(one) : new PassMarks(null, byName);

    /// <summary>Those that a value of the settings holds; null where it holds none.</summary>
    internal static PassMarks? Of(JsonNode value)
    {
        if (value.AsDecimal() is { } one)
        {
            return OfAll(one);
        }

        if (value.Kind != JsonKind.Object)
        {
            return null;
        }

        var byName = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var member in value.Members)
        {
            if (member.Value.AsDecimal() is not { } mark)
            {
                return null;
            }

            byName[member.Name] = mark;
        }

        return new PassMarks(null, byName);
    }

    /// <summary>The same in place of those that rules give: one for all is one for the scores that have one by a rule.</summary>
    public PassMarks InPlaceOfRules() => new(_ofAll, _byName, standsForRules: true);

    /// <summary>The mark of a score; null: it has none.</summary>
    /// <param name="name">The score's name.</param>
    /// <param name="ruled">What a rule or the format gives it.</param>
    public decimal? Of(string name, decimal? ruled) =>
        _ofAll is null ? _byName.TryGetValue(name, out var own) ? own : null : _standsForRules && ruled is null ? null : _ofAll;

    public bool Equals(PassMarks? other) => other is not null && Text == other.Text && _standsForRules == other._standsForRules;

    public override bool Equals(object? obj) => Equals(obj as PassMarks);

    public override int GetHashCode() => HashCode.Combine(Text, _standsForRules);

    private static string TextOf(decimal mark) => ScoreTally.Trim(mark).ToString(CultureInfo.InvariantCulture);
}
