using System.Globalization;
using System.Text;
using StaticTracker.Json;
using StaticTracker.Mapping;

namespace StaticTracker.Importing;

/// <summary>The scores of one sample of Inspect: a value each, or several under names or in a list.</summary>
internal static class InspectScores
{
    /// <summary>What the scorer of a log is called that tells it elsewhere.</summary>
    public const string Unnamed = "\u007F";

    private const int LongestReason = 4096; // Characters that rules may look at; transcripts of judges stand there.

    /// <summary>Adds the scores of all scorers; texts of judges only where rules may look at them. <paramref name="explain"/> is given each whole.</summary>
    public static void Read(JsonNode scores, List<InspectScore> into, bool withReasons, Action<string, string?> explain)
    {
        foreach (var member in scores.Members)
        {
            Add(member.Name, member.Value, into, withReasons, explain);
        }
    }

    /// <summary>Adds the score of one scorer.</summary>
    public static void Add(string scorer, JsonNode score, List<InspectScore> into, bool withReasons, Action<string, string?> explain)
    {
        var first = into.Count;
        var reason = withReasons ? Cut(score["explanation"u8].AsString()) : null;
        var value = score.Kind == JsonKind.Object ? score["value"u8] : score;
        if (value.Kind == JsonKind.Object)
        {
            foreach (var member in value.Members)
            {
                into.Add(One(InspectResults.RubricOf(scorer, member.Name), member.Value, reason));
            }
        }
        else if (value.Kind == JsonKind.Array)
        {
            var number = 0;
            foreach (var element in value.Elements)
            {
                number++;
                into.Add(One(InspectResults.RubricOf(scorer, number.ToString(CultureInfo.InvariantCulture)), element, reason));
            }
        }
        else
        {
            into.Add(One(scorer, value, reason));
        }

        // Of several values the first has the explanation: it is one text.
        if (into.Count > first)
        {
            explain(into[first].Rubric, score["explanation"u8].AsString());
        }
    }

    /// <summary>A score after rules have named what its word means.</summary>
    public static InspectScore Ruled(InspectScore score, RunRules rules) => score.Word is { } word && rules.LetterOf(word) is { } letter && letter is 'P' or 'F'
        ? score with { Word = null, Number = letter == 'P' ? 1 : 0 } : score;

    public static string? Cut(string? text) => text is { Length: > LongestReason } ? text[..LongestReason] : text;

    private static InspectScore One(string rubric, JsonNode value, string? reason) => value.Kind switch
    {
        JsonKind.Number when value.AsDecimal() is { } number && ScoreTally.CanBe(number) => new(rubric, number, null, reason) { IsNumeric = true },
        JsonKind.Number or JsonKind.Array or JsonKind.Object => new(rubric, null, Short(Encoding.UTF8.GetString(value.Raw)), reason),
        JsonKind.True => new(rubric, 1, null, reason),
        JsonKind.False => new(rubric, 0, null, reason),
        JsonKind.String => OfWord(rubric, value.GetString(), reason),
        _ => new(rubric, null, null, reason),
    };

    private static InspectScore OfWord(string rubric, string word, string? reason) => word switch
    {
        LooseNumbers.Text or "" => new(rubric, null, null, reason), // NaN: Inspect's own mark for "not scored".
        "C" => new(rubric, 1, null, reason),
        "I" or "N" => new(rubric, 0, null, reason),
        "P" => new(rubric, 0.5m, null, reason),
        _ when word.ToLowerInvariant() is "yes" or "true" => new(rubric, 1, null, reason),
        _ when word.ToLowerInvariant() is "no" or "false" => new(rubric, 0, null, reason),
        _ when CellNumber.Of(word) is { } number && ScoreTally.CanBe(number) => new(rubric, number, null, reason) { IsNumeric = true },
        _ => new(rubric, null, Short(word), reason),
    };

    private static string Short(string text)
    {
        const int LongestWord = 80;
        return text.Length > LongestWord ? text[..LongestWord] + "…" : text;
    }
}
