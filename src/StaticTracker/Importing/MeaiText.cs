using System.Text;
using StaticTracker.Json;

namespace StaticTracker.Importing;

/// <summary>The texts of a result of Microsoft.Extensions.AI.Evaluation.</summary>
internal static class MeaiText
{
    /// <summary>What messages say, a blank line between them, each behind its role where there are several; null where there is no text.</summary>
    public static string? Of(JsonNode messages)
    {
        var text = new StringBuilder();
        var isOne = messages.Count == 1;
        foreach (var message in messages.Elements)
        {
            var said = Said(message["contents"u8]);
            if (said.Length > 0)
            {
                text.Append(text.Length > 0 ? "\n\n" : "").Append(isOne ? "" : $"{message["role"u8].AsString() ?? "message"}: ").Append(said);
            }
        }

        return text.Length == 0 && messages.Count == 0 ? null : text.ToString();
    }

    /// <summary>Why a metric is what it is: its own reason, that of its interpretation, and what went wrong, each on a line; null where nothing is said.</summary>
    public static string? ReasonOf(JsonNode metric)
    {
        var lines = new List<string>();
        Add(lines, metric["reason"u8]);
        Add(lines, metric["interpretation"u8]["reason"u8]);
        foreach (var diagnostic in metric["diagnostics"u8].Elements)
        {
            Add(lines, diagnostic["message"u8]);
        }

        return lines.Count == 0 ? null : string.Join('\n', lines);
    }

    private static void Add(List<string> lines, JsonNode text)
    {
        if (text.AsString() is { Length: > 0 } line)
        {
            lines.Add(line);
        }
    }

    private static string Said(JsonNode contents)
    {
        var text = new StringBuilder();
        foreach (var content in contents.Elements)
        {
            if (content["$type"u8].AsString() == "text")
            {
                text.Append(content["text"u8].AsString());
            }
        }

        return text.ToString();
    }
}
