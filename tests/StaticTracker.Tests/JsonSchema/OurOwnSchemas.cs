using System.Text;
using StaticTracker.Json;
using StaticTracker.JsonSchema;

namespace StaticTracker.Tests.JsonSchema;

[TestClass]
public sealed class OurOwnSchemas
{
    private const string Module = """
        {"module_id":"m01","module_name":"Extract","description":"","primary_rubric":"A","tags":["x","y"],
         "experiments":[{"id":"m01_v1","prompt_version":"v1","model":"gpt","timestamp":"2026-01-20T00:31:46",
           "metrics":{"unit":"item","pass_rate":30.0,"total":50,"pass":15,"fail":35,"error":0},
           "rubrics":{"A":{"pass":5,"total":50,"rate":10.0}},"error_kinds":{"TIMEOUT":1},"source":{"file":"a.json"}}],
         "suggestions":[{"version":"v1","suggestion":"Say more","priority":"high","status":"applied"}]}
        """;

    private static readonly string[] Values =
        ["null", "true", "-1", "1.5", "1e3", "9007199254740992", "\"\"", "\"high\"", "\"a/b\"", "\"\\u0041é\"", "[]", "[1,1]", "{}", "{\"\":0}"];

    public static IEnumerable<object[]> Names() => typeof(Schema).Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith("schemas/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(n => new object[] { n });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void AreLoadedAndFitTheMetaSchema(string name)
    {
        var bytes = Read(name);
        Assert.IsNotNull(Schema.Load(bytes));
        using var tree = JsonTree.Parse(bytes);
        Assert.IsEmpty(SchemaTest.Load("""{"$ref":"https://json-schema.org/draft/2020-12/schema"}""").Validate(tree.Root));
    }

    [TestMethod]
    public void TakeASoundModule()
    {
        using var tree = SchemaTest.Parse(Module);
        Assert.IsEmpty(Schema.Load(Read("schemas/module.schema.json")).Validate(tree.Root));
    }

    /// <summary>Puts foreign values into every place of a module; a fixed seed, so that a failure comes again.</summary>
    [TestMethod]
    public void AnswerTheSameWithAndWithoutWords()
    {
        var schema = Schema.Load(Read("schemas/module.schema.json"));
        var random = new Random(20260120);
        var places = Places();
        var refused = 0;
        for (var round = 0; round < 3000; round++)
        {
            var text = Encoding.UTF8.GetBytes(Module).ToList();
            foreach (var (start, end) in places.OrderBy(_ => random.Next()).Take(random.Next(1, 3)).OrderByDescending(p => p.Start))
            {
                text.RemoveRange(start, Math.Min(end, text.Count) - start);
                text.InsertRange(start, Encoding.UTF8.GetBytes(Values[random.Next(Values.Length)]));
            }

            using var tree = JsonTree.TryParse(text.ToArray(), out _);
            if (tree is null)
            {
                continue;
            }

            var errors = schema.Validate(tree.Root);
            refused += errors.Count > 0 ? 1 : 0;
            Assert.AreEqual(schema.IsValid(tree.Root), errors.Count == 0, Encoding.UTF8.GetString(text.ToArray()));
        }

        Assert.IsGreaterThan(500, refused);
    }

    private static List<(int Start, int End)> Places()
    {
        using var tree = SchemaTest.Parse(Module);
        var places = new List<(int, int)>();
        void Visit(JsonNode node)
        {
            places.Add((node.Start, node.End));
            foreach (var member in node.Members)
            {
                Visit(member.Value);
            }

            foreach (var element in node.Elements)
            {
                Visit(element);
            }
        }

        Visit(tree.Root);
        return places;
    }

    private static byte[] Read(string name)
    {
        using var stream = typeof(Schema).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
