using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace StaticTracker.Benchmarks;

/// <summary>Result files of a judge, some 15 KB each, the same bytes for the same numbers.</summary>
internal static class GeneratedJudgeFiles
{
    private const int Items = 50;
    private const int ModulesOfVersion = 10;
    private const string Reasoning = "the answer names every brand of the listing once, in the order in which they stand, and adds none that the listing does not have";

    /// <summary>Writes that many files into a folder: runs of ten modules, each run of fifty verdicts.</summary>
    public static void Write(string folder, int files)
    {
        Directory.CreateDirectory(folder);
        for (var i = 0; i < files; i++)
        {
            var (module, version) = ((i % ModulesOfVersion) + 1, (i / ModulesOfVersion) + 1);
            File.WriteAllBytes(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"m{module:00}_v{version}.json")), Utf8(module, version));
        }
    }

    private static byte[] Utf8(int module, int version)
    {
        var buffer = new ArrayBufferWriter<byte>(16 << 10);
        using (var json = new Utf8JsonWriter(buffer, new() { Indented = true, IndentSize = 2, NewLine = "\n" }))
        {
            var passed = Enumerable.Range(0, Items).Count(item => Passes(module, version, item));
            json.WriteStartObject();
            json.WriteString("module", string.Create(CultureInfo.InvariantCulture, $"m{module:00}"));
            json.WriteString("prompt_version", string.Create(CultureInfo.InvariantCulture, $"v{version}"));
            json.WriteString("model", "gpt-5");
            json.WriteString("timestamp", "2026-01-20T00:31:46");
            json.WriteStartObject("summary");
            json.WriteNumber("pass", passed);
            json.WriteNumber("fail", Items - passed);
            json.WriteNumber("error", 0);
            json.WriteEndObject();
            json.WriteStartArray("evaluations");
            for (var item = 0; item < Items; item++)
            {
                json.WriteStartObject();
                json.WriteString("sample_id", string.Create(CultureInfo.InvariantCulture, $"case_{item:0000}"));
                json.WriteString("rubric_id", string.Create(CultureInfo.InvariantCulture, $"rubric_{item % 3}"));
                json.WriteString("verdict", Passes(module, version, item) ? "PASS" : "FAIL");
                json.WriteString("reasoning", Reasoning);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static bool Passes(int module, int version, int item) => ((module * 7) + (version * 5) + (item * 3)) % 11 < 6;
}
