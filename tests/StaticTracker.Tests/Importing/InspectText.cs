using System.IO.Compression;
using System.Text;

namespace StaticTracker.Tests.Importing;

/// <summary>Logs of Inspect as texts and archives, with no more in them than a test is about.</summary>
internal static class InspectText
{
    public const string Spec = """{ "created": "2026-03-01T10:00:00+00:00", "task": "greet", "dataset": { "name": "hellos" }, "model": "openai/gpt-5", "config": {} }""";

    /// <summary>A finished log; samples without brackets, results whole.</summary>
    public static string Log(string samples, string results = "{}", string status = "success", string spec = Spec, string version = "2") =>
        $$"""{ "version": {{version}}, "status": "{{status}}", "eval": {{spec}}, "results": {{results}}, "samples": [ {{samples}} ] }""";

    public static string Sample(string id, string scores, int epoch = 1, string more = "") =>
        $$"""{ "id": "{{id}}", "epoch": {{epoch}}, "input": "x", "target": "y", "messages": [ { "role": "user", "content": "x" } ], "scores": { {{scores}} }{{more}} }""";

    public static string Stated(string name, string mean, int total, int completed, string more = "") =>
        $$"""{ "total_samples": {{total}}, "completed_samples": {{completed}}, "scores": [ { "name": "{{name}}", "scorer": "{{name}}", "metrics": { "accuracy": { "name": "accuracy", "value": {{mean}} }{{more}} } } ] }""";

    /// <summary>The same as Inspect packs it.</summary>
    public static byte[] Archive(params (string Name, string Text)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return stream.ToArray();
    }
}
