using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace StaticTracker.Benchmarks;

/// <summary>Module files of any size, the same bytes for the same numbers.</summary>
internal static class GeneratedModules
{
    private static readonly string[] Models = ["gpt-4o-mini", "gpt-5", "claude-sonnet-4", "gemini-2.5-pro"];

    /// <summary>One module file in canonical form.</summary>
    /// <param name="number">1 gives module <c>m01</c>.</param>
    /// <param name="experiments">How many experiments it holds, one version per four of them.</param>
    /// <param name="rubrics">How many rubrics each experiment has, 50 items each.</param>
    public static byte[] Utf8(int number, int experiments, int rubrics)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"m{number:00}");
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new() { Indented = true, IndentSize = 2, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("module_id", id);
            json.WriteString("module_name", "ExtractOwnBrandEntities");
            json.WriteString("primary_rubric", $"{id}_rubric_0");
            json.WriteStartArray("experiments");
            for (var i = 0; i < experiments; i++)
            {
                WriteExperiment(json, id, i, rubrics);
            }

            json.WriteEndArray();
            json.WriteStartArray("suggestions");
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return [.. buffer.WrittenSpan, (byte)'\n'];
    }

    private static void WriteExperiment(Utf8JsonWriter json, string module, int index, int rubrics)
    {
        const int Items = 50;
        var version = string.Create(CultureInfo.InvariantCulture, $"v{(index / Models.Length) + 1}");
        var model = Models[index % Models.Length];
        var passed = Enumerable.Range(0, rubrics).Select(rubric => ((index * 7) + (rubric * 13)) % (Items + 1)).ToArray();
        var (sum, total) = (passed.Sum(), Items * rubrics);

        json.WriteStartObject();
        json.WriteString("id", $"{module}_{version}_{model.Replace("-", "", StringComparison.Ordinal)}_20260120");
        json.WriteString("prompt_version", version);
        json.WriteString("dataset_version", "v1");
        json.WriteString("model", model);
        json.WriteString("timestamp", "2026-01-20T00:31:46");
        json.WriteStartObject("metrics");
        WriteRate(json, "pass_rate", sum, total);
        WriteRate(json, "match_rate", passed[0], Items);
        json.WriteNumber("total", total);
        json.WriteNumber("pass", sum);
        json.WriteNumber("fail", total - sum);
        json.WriteNumber("error", 0);
        json.WriteEndObject();
        json.WriteStartObject("rubrics");
        for (var rubric = 0; rubric < rubrics; rubric++)
        {
            json.WriteStartObject(string.Create(CultureInfo.InvariantCulture, $"{module}_rubric_{rubric}"));
            json.WriteNumber("pass", passed[rubric]);
            json.WriteNumber("total", Items);
            WriteRate(json, "rate", passed[rubric], Items);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    // Percent with one decimal, half up, by whole numbers: the same digits on every machine.
    private static void WriteRate(Utf8JsonWriter json, string name, int passed, int total)
    {
        var tenths = ((2000 * passed) + total) / (2 * total);
        json.WritePropertyName(name);
        json.WriteRawValue(string.Create(CultureInfo.InvariantCulture, $"{tenths / 10}.{tenths % 10}"));
    }
}
