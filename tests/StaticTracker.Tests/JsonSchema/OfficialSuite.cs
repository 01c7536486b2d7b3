using System.Text;
using System.Text.Json;
using StaticTracker.Json;
using StaticTracker.JsonSchema;

namespace StaticTracker.Tests.JsonSchema;

/// <summary>The JSON Schema organisation's test suite, where it lies beside the checkout; without it these tests have nothing to say.</summary>
[TestClass]
public sealed class OfficialSuite
{
    private const string Server = "http://localhost:1234/";

    /// <summary>Optional files that ask for what draft 2020-12 alone does not have.</summary>
    private static readonly Dictionary<string, string> LeftOut = new(StringComparer.Ordinal)
    {
        ["optional/cross-draft.json"] = "other drafts are refused, not processed",
        ["optional/format/idn-hostname.json"] = "needs tables of IDNA 2008 that .NET does not hold",
    };

    public TestContext TestContext { get; set; } = null!;

    public static IEnumerable<object[]> Files()
    {
        var folder = Folder;
        if (folder is null)
        {
            return [["(the suite is not there)"]];
        }

        var tests = Path.Combine(folder, "tests");
        return Directory.EnumerateFiles(tests, "*.json", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(tests, f).Replace('\\', '/'))
            .Where(f => !LeftOut.ContainsKey(f))
            .Order(StringComparer.Ordinal)
            .Select(f => new object[] { f });
    }

    [TestMethod]
    [DynamicData(nameof(Files))]
    public void EveryCaseIsDecidedAsTheSuiteSays(string file)
    {
        if (Folder is not { } folder)
        {
            return;
        }

        var options = new SchemaOptions
        {
            IgnoreUnknownKeywords = true,
            AssertFormats = file.StartsWith("optional/format/", StringComparison.Ordinal),
            Remotes = Remotes(folder),
        };
        var wrong = new StringBuilder();
        var count = 0;
        using var cases = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "tests", file)));
        foreach (var group in cases.RootElement.EnumerateArray())
        {
            var name = group.GetProperty("description").GetString();
            Schema schema;
            try
            {
                schema = Schema.Load(Bytes(group.GetProperty("schema")), options);
            }
            catch (SchemaException e)
            {
                wrong.AppendLine(name + ": " + e.Message);
                continue;
            }

            foreach (var test in group.GetProperty("tests").EnumerateArray())
            {
                count++;
                using var instance = JsonTree.Parse(Bytes(test.GetProperty("data")));
                var expected = test.GetProperty("valid").GetBoolean();
                var valid = schema.IsValid(instance.Root);
                var errors = schema.Validate(instance.Root);
                if (valid != expected || (errors.Count == 0) != expected)
                {
                    wrong.AppendLine($"{name}, {test.GetProperty("description")}: {valid}, {errors.Count} errors, {expected} expected");
                }
            }
        }

        TestContext.WriteLine($"{file}: {count} cases");
        Assert.AreEqual("", wrong.ToString());
        Assert.AreNotEqual(0, count);
    }

    private static string? Folder { get; } = Find();

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var suite = Path.Combine(folder.FullName, "shared", "json-schema-test-suite");
            if (Directory.Exists(suite))
            {
                return suite;
            }
        }

        return null;
    }

    private static Dictionary<string, ReadOnlyMemory<byte>> Remotes(string folder)
    {
        var remotes = Path.Combine(folder, "remotes");
        return Directory.EnumerateFiles(remotes, "*.json", SearchOption.AllDirectories).ToDictionary(
            f => Server + Path.GetRelativePath(remotes, f).Replace('\\', '/'),
            f => new ReadOnlyMemory<byte>(File.ReadAllBytes(f)),
            StringComparer.Ordinal);
    }

    private static byte[] Bytes(JsonElement element) => Encoding.UTF8.GetBytes(element.GetRawText());
}
