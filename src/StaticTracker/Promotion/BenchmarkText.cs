using System.Text;
using StaticTracker.Json;
using StaticTracker.Storage;

namespace StaticTracker.Promotion;

/// <summary>A suite as the canonical bytes of its file.</summary>
public static class BenchmarkText
{
    private const string SchemaAddress = "../schemas/benchmark.schema.json";

    public static byte[] Of(BenchmarkSuite suite)
    {
        var text = new StringBuilder($"{{\"$schema\":{CompactJson.Quote(SchemaAddress)},\"suite\":{CompactJson.Quote(suite.Suite)},\"version\":{CompactJson.Quote(suite.Version.Text)}")
            .Append($",\"module\":{CompactJson.Quote(suite.Module.Text)}");
        if (suite.Description is { } description)
        {
            text.Append($",\"description\":{CompactJson.Quote(description)}");
        }

        text.Append($",\"items\":[{string.Join(',', suite.Items.Select(BenchmarkSuite.TextOf))}]}}");
        using var tree = JsonTree.Parse(Encoding.UTF8.GetBytes(text.ToString()));
        return CanonicalJson.File(tree, Shape.Benchmark);
    }
}
