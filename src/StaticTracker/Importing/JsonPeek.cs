using System.Text;
using System.Text.Json;

namespace StaticTracker.Importing;

/// <summary>Looks ahead of a key, as far as the window shows: the reader at hand stays where it is.</summary>
internal static class JsonPeek
{
    /// <summary>Whether rows of cells stand behind the key at hand.</summary>
    public static bool HoldsCells(Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.StartArray && reader.Read() && reader.TokenType == JsonTokenType.StartArray;

    /// <summary>Whether a column stands behind the key at hand, its cells under the numbers of their rows: pandas writes a frame so unless it is told otherwise.</summary>
    public static bool HoldsColumn(Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType == JsonTokenType.StartObject && reader.Read() && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("0"u8);

    /// <summary>Whether versions of prompts stand behind the key at hand, each under its hash, with path or time: a registry of prompts.</summary>
    public static bool HoldsPromptVersions(Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject || !reader.Read() || reader.TokenType != JsonTokenType.PropertyName || !reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        var (hasHash, hasPlace) = (false, false);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            hasHash |= reader.ValueTextEquals("hash"u8) || reader.ValueTextEquals("timestamp"u8);
            hasPlace |= reader.ValueTextEquals("path"u8);
            if (!reader.Read() || !reader.TrySkip())
            {
                break;
            }
        }

        return hasHash && hasPlace;
    }

    /// <summary>The texts of the array behind the key at hand; empty ones where a text has escapes.</summary>
    public static List<string> Texts(Utf8JsonReader reader)
    {
        var texts = new List<string>();
        if (reader.Read() && reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.String)
            {
                texts.Add(reader.ValueIsEscaped ? "" : Encoding.UTF8.GetString(reader.ValueSpan));
            }
        }

        return texts;
    }

    /// <summary>
    /// Whether a run's log can be behind these bytes at all: each of its lines has this key, which nobody writes with escapes. A look through the bytes is cheaper than reading the keys anew, and it need not go beyond
    /// "evaluations", where the keys are no longer asked: all brackets before it but the first are closed where that is a key on top.
    /// </summary>
    public static bool MayBeRunLog(ReadOnlySpan<byte> window)
    {
        var end = window.IndexOf("\"evaluations\""u8);
        var before = end < 0 ? window : window[..end];
        return before.IndexOf("\"run_id\""u8) >= 0
            || (end >= 0 && before.Count((byte)'{') + before.Count((byte)'[') != before.Count((byte)'}') + before.Count((byte)']') + 1 && window.IndexOf("\"run_id\""u8) >= 0);
    }
}
