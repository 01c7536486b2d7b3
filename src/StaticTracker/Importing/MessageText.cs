using System.Text;
using StaticTracker.Json;

namespace StaticTracker.Importing;

/// <summary>What was said, in the shapes that tools write it: a text, texts, or messages with a role and a content of one or several parts.</summary>
internal static class MessageText
{
    /// <summary>The text; several messages each behind its role, a blank line between them; null where there is none. What is no text, such as a picture, is left out.</summary>
    public static string? Of(JsonNode node)
    {
        switch (node.Kind)
        {
            case JsonKind.String:
                return node.AsString();
            case JsonKind.Number or JsonKind.True or JsonKind.False:
                return node.ToString();
            case JsonKind.Object:
                return Said(node);
            case JsonKind.Array:
                break;
            default:
                return null;
        }

        var text = new StringBuilder();
        var isOne = node.Count == 1;
        foreach (var message in node.Elements)
        {
            if (message.Kind == JsonKind.Object && Said(message) is { Length: > 0 } said)
            {
                var role = isOne || message["role"u8].AsString() is not { } who ? "" : who + ": ";
                text.Append(text.Length > 0 ? "\n\n" : "").Append(role).Append(said);
            }
            else if (message.Kind is JsonKind.String or JsonKind.Number)
            {
                text.Append(text.Length > 0 ? "\n" : "").Append(message.AsString() ?? message.ToString());
            }
        }

        return text.Length == 0 ? null : text.ToString();
    }

    private static string? Said(JsonNode message)
    {
        var content = message["content"u8] is { Exists: true } own ? own : message["contents"u8];
        if (content.Kind is JsonKind.None or JsonKind.Null)
        {
            return message["text"u8].AsString();
        }

        if (content.Kind != JsonKind.Array)
        {
            return content.AsString();
        }

        var text = new StringBuilder();
        foreach (var part in content.Elements)
        {
            text.Append(part.AsString() ?? part["text"u8].AsString());
        }

        return text.ToString();
    }
}
