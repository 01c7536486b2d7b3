using System.Globalization;
using System.Text;
using StaticTracker.Json;

namespace StaticTracker.JsonSchema;

/// <summary>The words of errors.</summary>
internal static class Wording
{
    private const int MaxShown = 60;

    /// <summary>Keys that are named where none is near: a rule of an import has the most of those that people write.</summary>
    private const int MostAllowed = 30;

    public static string Kind(int kinds, JsonNode value) => $"must be {Kinds(kinds)}, is {Show(value)}";

    public static string? KindHint(int kinds, JsonNode value)
    {
        var wantsNumber = (kinds & ((1 << (int)JsonKind.Number) | SchemaNode.IntegerBit)) != 0;
        if (wantsNumber && value.Kind == JsonKind.String && IsNumber(value.RawText))
        {
            return $"write {Encoding.UTF8.GetString(value.RawText)} without the quotes";
        }

        var wantsText = (kinds & (1 << (int)JsonKind.String)) != 0;
        return wantsText && value.Kind is JsonKind.Number or JsonKind.True or JsonKind.False ? $"write \"{Shorten(value.ToString())}\" in quotes"
            : value.Kind == JsonKind.Null ? "leave the key out where there is no value" : null;
    }

    public static string Enum(JsonNode[] listed, JsonNode value)
    {
        var shown = listed.Take(12).Select(Show).ToList();
        if (listed.Length > shown.Count)
        {
            shown.Add($"{listed.Length - shown.Count} more");
        }

        return $"must be {(shown.Count > 1 ? "one of " : "")}{string.Join(", ", shown)}, is {Show(value)}";
    }

    public static string? EnumHint(ValueRules rules, JsonNode value) =>
        value.Kind == JsonKind.String && rules.EnumNames is { } names ? DidYouMean(Nearest.To(value.GetString(), names.DeclaredNames)) : null;

    public static string? DidYouMean(string? word) => word is null ? null : $"did you mean \"{word}\"?";

    /// <summary>The keys that may stand in an object, as the schema has them; null where it names none.</summary>
    public static string? Allowed(IEnumerable<string> names)
    {
        var shown = names.Take(MostAllowed + 1).Select(n => $"\"{n}\"").ToList();
        return shown.Count == 0 ? null : $"allowed are {string.Join(", ", shown.Take(MostAllowed))}{(shown.Count > MostAllowed ? ", …" : "")}";
    }

    /// <summary>For a missing key: the unknown one that stands in its place.</summary>
    public static string? InsteadOf(string missing, JsonNode value, NameTable known)
    {
        var others = new List<string>();
        foreach (var member in value.Members)
        {
            var name = member.Name;
            if (known.Find(Encoding.UTF8.GetBytes(name), 0) < 0)
            {
                others.Add(name);
            }
        }

        return Nearest.To(missing, others) is { } near ? $"is it meant by \"{near}\"?" : null;
    }

    public static string Length(string bound, long limit, long count, string unit) => $"must have {bound} {Some(limit, unit)}, has {Number(count)}";

    public static string Contains(string bound, long limit, long count) =>
        $"must have {bound} {Some(limit, "element")} of the form asked for, has {Number(count)}";

    public static string Branches(List<string> wants)
    {
        var distinct = wants.Distinct(StringComparer.Ordinal).Take(4).ToList();
        return distinct.Count == 1 ? distinct[0] : "fits none of the forms allowed here: " + string.Join("; or ", distinct);
    }

    /// <summary>A value as a person would quote it, cut where it is long.</summary>
    public static string Show(JsonNode value) => value.Kind switch
    {
        JsonKind.Object => "an object",
        JsonKind.Array => "an array",
        JsonKind.String => $"\"{Shorten(value.GetString())}\"",
        _ => Shorten(value.ToString()),
    };

    /// <summary>Cut to a length that fits a line; control characters as spaces.</summary>
    public static string Shorten(string text)
    {
        var end = text.Length <= MaxShown ? text.Length : char.IsHighSurrogate(text[MaxShown - 1]) ? MaxShown - 1 : MaxShown;
        var shown = new StringBuilder(end + 1);
        foreach (var c in text.AsSpan(0, end))
        {
            shown.Append(char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c);
        }

        return shown.Append(end < text.Length ? "…" : "").ToString();
    }

    private static string Kinds(int kinds)
    {
        var names = new List<string>();
        void Add(int bits, string name)
        {
            if ((kinds & bits) != 0)
            {
                names.Add(name);
            }
        }

        Add(1 << (int)JsonKind.Object, "an object");
        Add(1 << (int)JsonKind.Array, "an array");
        Add(1 << (int)JsonKind.String, "a string");
        Add(1 << (int)JsonKind.Number, "a number");
        Add((kinds & (1 << (int)JsonKind.Number)) == 0 ? SchemaNode.IntegerBit : 0, "a whole number");
        Add(1 << (int)JsonKind.True, "true or false");
        Add(1 << (int)JsonKind.Null, "null");
        return names.Count < 2 ? names.FirstOrDefault("nothing") : string.Join(", ", names.SkipLast(1)) + " or " + names[^1];
    }

    private static string Some(long count, string unit) => $"{Number(count)} {unit}{(count == 1 ? "" : "s")}";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static bool IsNumber(ReadOnlySpan<byte> text)
    {
        using var tree = text.Length > MaxShown ? null : JsonTree.TryParse(text.ToArray(), out _);
        return tree?.Root.Kind == JsonKind.Number;
    }
}
