using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace StaticTracker.Tests.Importing;

/// <summary>Result files as they should not be, made of sound ones: cut off, with other types, names and numbers, in other encodings. The same seed makes the same files.</summary>
internal sealed class OddFiles(int seed)
{
    private static readonly string[] s_values =
    [
        "null", "true", "false", "0", "1", "-1", "0.3", "1e308", "1e999", "-1e-999", "123456789012345678901234567890", "9007199254740993", "\"\"", "\"*\"", "\"x\"", "\"PASS\"", "\"NaN\"", "\"a#2\"",
        "\"\\u0000\\n\"", "\"\\ud83d\\ude00\"", "\"../../etc\"", "[]", "{}", "[1,2]", "[null]", "{\"a\":{\"b\":[]}}", "[[[[[[]]]]]]", "\"2026-13-99T99:99:99\"", "99",
    ];

    private readonly Random _random = new(seed);
    private readonly Dictionary<string, string> _raw = new(StringComparer.Ordinal);

    private delegate JsonObject Change(JsonObject node);

    /// <summary>One more odd file, and what was done to make it.</summary>
    public (string What, byte[] Content) Next(string name, byte[] sound)
    {
        var text = Encoding.UTF8.GetString(sound);
        return _random.Next(10) switch
        {
            0 => ("cut off", sound[.._random.Next(sound.Length)]),
            1 => ("a byte changed", Changed(sound)),
            2 => Encoded(text),
            3 => Lines(text),
            4 => ("nested deeply", Encoding.UTF8.GetBytes(Nested(text))),
            _ => name.EndsWith(".json", StringComparison.Ordinal) || name.EndsWith(".jsonl", StringComparison.Ordinal) ? Json(name, text) : Cells(text),
        };
    }

    /// <summary>The same content in another dress: a mark in front, other line ends, spaces around, keys in another order, a key that nobody knows.</summary>
    public IEnumerable<(string What, byte[] Content)> Harmless(string name, byte[] sound)
    {
        var text = Encoding.UTF8.GetString(sound);
        yield return ("a byte order mark", [.. Encoding.UTF8.Preamble, .. sound]);
        yield return ("CRLF", Encoding.UTF8.GetBytes(text.Replace("\n", "\r\n", StringComparison.Ordinal)));
        yield return ("no last line end", Encoding.UTF8.GetBytes(text.TrimEnd('\n')));
        if (!name.EndsWith(".json", StringComparison.Ordinal) && !name.EndsWith(".jsonl", StringComparison.Ordinal))
        {
            yield break;
        }

        yield return ("spaces", Encoding.UTF8.GetBytes($" \n {text} \n "));
        for (var i = 0; i < 3; i++)
        {
            yield return ("keys in another order", Rewritten(name, text, node => Shuffled(node), 1));
        }

        yield return ("a key more", Rewritten(name, text, node => node.DeepClone().AsObject() is var o && o.TryAdd("a key that nobody knows", 7) ? o : o, 1));
    }

    private byte[] Changed(byte[] sound)
    {
        var changed = sound.ToArray();
        for (var i = _random.Next(1, 4); i > 0; i--)
        {
            changed[_random.Next(changed.Length)] = (byte)_random.Next(256);
        }

        return changed;
    }

    private (string What, byte[] Content) Encoded(string text)
    {
        Encoding[] encodings = [new UnicodeEncoding(false, true), new UnicodeEncoding(false, false), new UnicodeEncoding(true, true), new UnicodeEncoding(true, false), new UTF32Encoding(false, true), Encoding.Latin1];
        var encoding = encodings[_random.Next(encodings.Length)];
        return ($"as {encoding.WebName}", [.. encoding.Preamble, .. encoding.GetBytes(text.Replace("e", "é", StringComparison.Ordinal))]);
    }

    private (string What, byte[] Content) Lines(string text)
    {
        var lines = text.Split('\n').ToList();
        var at = _random.Next(lines.Count);
        switch (_random.Next(4))
        {
            case 0:
                lines.RemoveAt(at);
                break;
            case 1:
                lines.Insert(at, lines[_random.Next(lines.Count)]);
                break;
            case 2:
                lines.Insert(at, "garbage, \"open");
                break;
            default:
                lines.AddRange(lines);
                break;
        }

        return ("lines", Encoding.UTF8.GetBytes(string.Join('\n', lines)));
    }

    private string Nested(string text)
    {
        var depth = _random.Next(2) == 0 ? 20 : 5000;
        var at = text.IndexOf(':', _random.Next(text.Length)) + 1;
        return text[..at] + new string('[', depth) + new string(']', depth) + (at > 0 ? "," : "") + text[at..];
    }

    private (string What, byte[] Content) Json(string name, string text)
    {
        var value = s_values[_random.Next(s_values.Length)];
        var what = "";
        var content = Rewritten(name, text, node => Changed(node, value, ref what), _random.Next(1, 3));
        return (what, content);
    }

    /// <summary>A changed copy of an object. A value that no node can hold is put in afterwards.</summary>
    private JsonObject Changed(JsonObject node, string value, ref string what)
    {
        var changed = node.DeepClone().AsObject();
        if (changed.Count == 0)
        {
            return changed;
        }

        var (key, old) = changed.ElementAt(_random.Next(changed.Count));
        switch (_random.Next(6))
        {
            case 0:
                what += $"without {key}; ";
                changed.Remove(key);
                break;
            case 1:
                what += $"{key} renamed; ";
                changed.Remove(key);
                changed[key + "x"] = old?.DeepClone();
                break;
            case 2 when old is JsonArray { Count: > 0 } array:
                what += $"{key} twice; ";
                array.Add(array[_random.Next(array.Count)]?.DeepClone());
                break;
            case 3 when changed.Count > 1:
                var (other, theirs) = changed.ElementAt(_random.Next(changed.Count));
                what += $"{key} and {other} swapped; ";
                (changed[key], changed[other]) = (theirs?.DeepClone(), old?.DeepClone());
                break;
            case 4:
                what += $"{key} there twice; ";
                changed[key] = Raw($"{old?.ToJsonString() ?? "null"}, {JsonSerializer.Serialize(key)}: {value}");
                break;
            default:
                what += $"{key} = {value}; ";
                changed[key] = Raw(value);
                break;
        }

        return changed;
    }

    private JsonValue Raw(string text)
    {
        var mark = string.Create(CultureInfo.InvariantCulture, $"raw-{_raw.Count}-raw");
        _raw.Add(mark, text);
        return JsonValue.Create(mark);
    }

    /// <summary>The text with some of its objects changed.</summary>
    private byte[] Rewritten(string name, string text, Change change, int times)
    {
        _raw.Clear();
        var isLines = name.EndsWith(".jsonl", StringComparison.Ordinal);
        var documents = (isLines ? text.Split('\n', StringSplitOptions.RemoveEmptyEntries) : [text]).Select(t => JsonNode.Parse(t.Replace("NaN", "\"raw-nan\"", StringComparison.Ordinal))!).ToList();
        for (var i = 0; i < times; i++)
        {
            var at = _random.Next(documents.Count);
            var objects = Objects(documents[at]).ToList();
            var target = objects[_random.Next(objects.Count)];
            var changed = change(target);
            if (target.Parent is null)
            {
                documents[at] = changed;
            }
            else
            {
                target.ReplaceWith(changed);
            }
        }

        var rewritten = string.Join("\n", documents.Select(d => d.ToJsonString())).Replace("\"raw-nan\"", "NaN", StringComparison.Ordinal);
        foreach (var (mark, raw) in _raw)
        {
            rewritten = rewritten.Replace($"\"{mark}\"", raw, StringComparison.Ordinal);
        }

        return Encoding.UTF8.GetBytes(rewritten);
    }

    private JsonObject Shuffled(JsonObject node)
    {
        var members = node.ToList();
        for (var i = members.Count - 1; i > 0; i--)
        {
            var j = _random.Next(i + 1);
            (members[i], members[j]) = (members[j], members[i]);
        }

        return new JsonObject(members.Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone())));
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node)
    {
        if (node is JsonObject o)
        {
            yield return o;
        }

        foreach (var child in node switch { JsonObject of => of.Select(m => m.Value), JsonArray array => array, _ => Enumerable.Empty<JsonNode?>() })
        {
            foreach (var inner in Objects(child))
            {
                yield return inner;
            }
        }
    }

    /// <summary>A cell, an attribute or a word of a text that is no JSON becomes another one.</summary>
    private (string What, byte[] Content) Cells(string text)
    {
        string[] words = ["", "*", "NaN", "1e999", "-1", "99999999999999999999999999999999", "=cmd()", "\"open", "a,b", "\t", "<x>", "&#0;", "é", "1,5", "inf", "PASS", new string('z', 5000), "- x: [", "{{", "2026-99-99"];
        var word = words[_random.Next(words.Length)];
        var separators = text.Select((c, i) => (c, i)).Where(c => c.c is ',' or '\t' or '"' or '\n' or ':' or ' ').Select(c => c.i).ToList();
        var from = _random.Next(separators.Count - 1);
        return ($"a cell is {(word.Length > 20 ? "long" : word)}", Encoding.UTF8.GetBytes(text[..(separators[from] + 1)] + word + text[separators[from + 1]..]));
    }
}
