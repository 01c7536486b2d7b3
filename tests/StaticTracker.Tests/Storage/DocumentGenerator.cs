using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace StaticTracker.Tests.Storage;

/// <summary>Module files of every shape that JSON allows, from a seed: known and unknown keys, all kinds of numbers, texts and escapes.</summary>
internal sealed class DocumentGenerator(int seed)
{
    private static readonly string[] s_numbers = ["0", "-0", "1", "30.0", "57.333333333333336", "1e400", "1E+2", "-1.50e-7", "9007199254740993", "0.10", "100.000"];
    private static readonly string[] s_texts = ["", "a", "naïve café", "日本語", "🎉", "\"as is\"", "back\\slash", "tab\there", "line\nbreak", "</script>", "\u2028", "\u0001", "\u007f", "e\u0301"];
    private static readonly string[] s_keys = ["id", "model", "metrics", "rubrics", "params", "zebra", "Ape", "ä", "", "prompt_version", "total", "🎉"];

    private readonly Random _random = new(seed);

    /// <summary>A module file; ids are unique, so that canonical order is one order.</summary>
    public byte[] Module()
    {
        var experiments = Enumerable.Range(0, _random.Next(6)).Select(i => Text([
            ("id", Quote($"e{i}")), ("prompt_version", Quote($"v{_random.Next(1, 12)}")), ("model", Quote(Pick(["gpt-5", "gpt-4o", "é"]))),
            ("timestamp", Quote($"2026-01-{_random.Next(1, 29):00}T00:00:00")), ("metrics", Object(2)), ("more", Value(3))]));
        var suggestions = Enumerable.Range(0, _random.Next(4)).Select(i => Text([("id", Quote($"s{i}")), ("version", Quote($"v{_random.Next(1, 12)}")), ("suggestion", Value(1))]));
        return Encoding.UTF8.GetBytes(Text([
            ("module_id", Quote("m01")), ("experiments", $"[{string.Join(',', experiments)}]"), ("suggestions", $"[{string.Join(',', suggestions)}]"),
            ("rubric_names", Object(1)), ("zz", Value(3)), ("Aa", Value(2))]));
    }

    /// <summary>The same document with members in another order, and experiments and suggestions too.</summary>
    public byte[] Shuffle(byte[] document)
    {
        var root = JsonNode.Parse(document)!.AsObject();
        foreach (var list in new[] { "experiments", "suggestions" })
        {
            var elements = root[list]!.AsArray().Select(e => e!.DeepClone()).ToArray();
            _random.Shuffle(elements);
            root[list] = new JsonArray(elements);
        }

        return Encoding.UTF8.GetBytes(Mixed(root)!.ToJsonString());
    }

    private JsonNode? Mixed(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject o:
                var members = o.Select(m => KeyValuePair.Create(m.Key, Mixed(m.Value))).ToArray();
                _random.Shuffle(members);
                return new JsonObject(members);
            case JsonArray a:
                return new JsonArray([.. a.Select(Mixed)]);
            default:
                return node?.DeepClone();
        }
    }

    private string Value(int depth) => _random.Next(depth > 0 ? 7 : 5) switch
    {
        0 => "null",
        1 => _random.Next(2) == 0 ? "true" : "false",
        2 => Pick(s_numbers),
        3 or 4 => Quote(Pick(s_texts) + Pick(s_texts)),
        5 => $"[{Space()}{string.Join(',', Enumerable.Range(0, _random.Next(4)).Select(_ => Value(depth - 1)))}]",
        _ => Object(depth - 1),
    };

    private string Object(int depth) => Text([.. s_keys.Where(_ => _random.Next(3) == 0).Select(k => (k, Value(depth)))]);

    private string Text((string Key, string Value)[] members)
    {
        _random.Shuffle(members);
        return $"{{{Space()}{string.Join($",{Space()}", members.Select(m => $"{Quote(m.Key)}{Space()}:{Space()}{m.Value}"))}{Space()}}}";
    }

    /// <summary>A string with every escape that JSON knows, or with none.</summary>
    private string Quote(string text) => _random.Next(2) == 0
        ? JsonSerializer.Serialize(text)
        : "\"" + string.Concat(text.Select(c => $"\\u{(int)c:X4}")) + "\"";

    private string Space() => Pick(["", " ", "\n", "\r\n", "\t"]);

    private string Pick(string[] from) => from[_random.Next(from.Length)];
}
