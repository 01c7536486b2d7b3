using System.Globalization;
using System.Text;
using StaticTracker.Json;
using StaticTracker.Storage;

namespace StaticTracker.Reporting;

/// <summary>
/// A module file as lines that people can read and git can compare: a heading for each experiment and suggestion, then every value that the file
/// holds. Nothing is left out, so that no change of the file can hide.
/// </summary>
public static class ModuleLines
{
    private static readonly string[] s_headOfExperiment = ["prompt_version", "model", "timestamp", "id"];
    private static readonly string[] s_headOfSuggestion = ["version", "rubric", "id"];

    /// <summary>The lines of a file; a text that is no JSON object as it stands.</summary>
    public static string Of(ReadOnlyMemory<byte> text)
    {
        using var tree = JsonTree.TryParse(text, out _);
        if (tree is not { Root.Kind: JsonKind.Object })
        {
            return string.Concat(Encoding.UTF8.GetString(text.Span).TrimEnd('\n').Split('\n').Select(l => ReportText.Visible(l.TrimEnd('\r')) + "\n"));
        }

        var lines = new StringBuilder();
        var root = tree.Root;
        Members(lines, root, "", Shape.Module, ["experiments", "suggestions"]);
        Elements(lines, root["experiments"u8], "experiment", s_headOfExperiment, Shape.Experiment, Storage.SortKey.OfExperiment);
        Elements(lines, root["suggestions"u8], "suggestion", s_headOfSuggestion, Shape.Suggestion, Storage.SortKey.OfSuggestion);
        return lines.ToString();
    }

    private static void Elements(StringBuilder lines, JsonNode list, string noun, string[] head, Shape shape, Func<JsonNode, Storage.SortKey> order)
    {
        if (list.Kind != JsonKind.Array)
        {
            Value(lines, "", noun + "s", list);
            return;
        }

        var elements = new List<JsonNode>();
        foreach (var element in list.Elements)
        {
            elements.Add(element);
        }

        foreach (var element in elements.OrderBy(order))
        {
            // Values that a heading cannot hold as they are stand below it like the others.
            var shown = element.Kind != JsonKind.Object ? [] : head.Where(h => element[Encoding.UTF8.GetBytes(h)].Kind == JsonKind.String).ToArray();
            lines.Append('\n').Append(noun).Append(string.Concat(shown.Select(h => $"  {Word(element[Encoding.UTF8.GetBytes(h)])}"))).Append('\n');
            if (element.Kind == JsonKind.Object)
            {
                Members(lines, element, "  ", shape, shown);
            }
            else
            {
                Value(lines, "  ", "value", element);
            }
        }
    }

    private static void Members(StringBuilder lines, JsonNode node, string indent, Shape shape, string[] except)
    {
        foreach (var (name, value) in CanonicalJson.OrderedMembers(node, shape))
        {
            if (!except.Contains(name, StringComparer.Ordinal))
            {
                Value(lines, indent, name, value);
            }
        }
    }

    private static void Value(StringBuilder lines, string indent, string name, JsonNode value)
    {
        if (!value.Exists)
        {
            return;
        }

        if (value.Kind == JsonKind.Object && name == "rubrics")
        {
            foreach (var member in value.Members)
            {
                lines.Append(CultureInfo.InvariantCulture, $"{indent}rubric {Name(member.Name)}: {OneLine(member.Value)}\n");
            }

            lines.Append(value.Count == 0 ? $"{indent}rubrics: none\n" : "");
            return;
        }

        lines.Append(CultureInfo.InvariantCulture, $"{indent}{Name(name)}: {(value.AsString() is { } text && IsPlain(text.Replace(',', ' ')) ? text : OneLine(value))}\n");
    }

    /// <summary>A value on one line: members of an object behind each other, such as <c>pass 5, total 50</c>.</summary>
    private static string OneLine(JsonNode value)
    {
        if (value.Kind is not JsonKind.Object || value.Count == 0)
        {
            return Word(value);
        }

        var parts = new List<string>();
        foreach (var member in value.Members)
        {
            parts.Add($"{Name(member.Name)} {(member.Value.Kind == JsonKind.Object ? CompactJson.Of(member.Value) : Word(member.Value))}");
        }

        return string.Join(", ", parts);
    }

    /// <summary>A text without quotes where nobody could mistake it for anything else.</summary>
    private static string Word(JsonNode value) => value.AsString() is { } text && IsPlain(text) ? text : ReportText.Visible(CompactJson.Of(value));

    private static string Name(string name) => IsPlain(name) && !name.Contains(' ', StringComparison.Ordinal) ? name : ReportText.Visible(CompactJson.Quote(name));

    private static bool IsPlain(string text) =>
        text.Length > 0 && text is not ("true" or "false" or "null") && !text.Contains("   ", StringComparison.Ordinal) && text[^1] != ' '
        && (char.IsLetter(text[0]) || (char.IsAsciiDigit(text[0]) && text.Any(c => char.IsLetter(c) && c is not ('e' or 'E'))))
        && text.All(c => char.IsLetterOrDigit(c) || c is ' ' or '.' or '-' or '_' or '/' or ':' or '+' or '(' or ')' or '\'' or ';' or '%' or '?' or '!');
}
