using System.Text;
using System.Text.Json;
using StaticTracker.Importing;
using StaticTracker.Mapping;

namespace StaticTracker.Tests.Importing;

/// <summary>Evaluations written alike are read by their pattern; the outcome is what the strict reader alone gives, for sound texts and for faulty ones.</summary>
[TestClass]
public sealed class FollowingAPattern
{
    private const string Head = """{"module":"m01","prompt_version":"v1","model":"m","timestamp":"2026-01-20T00:31:46","evaluations":[""";

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    public void ChangedTextsGiveTheSameAsTheStrictReaderAlone(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 400; round++)
        {
            var text = Encoding.UTF8.GetBytes(Sound(random));
            for (var changes = random.Next(0, 3); changes > 0; changes--)
            {
                var at = random.Next(Head.Length, text.Length);
                text = random.Next(3) switch
                {
                    0 => [.. text.AsSpan(0, at), .. text.AsSpan(at + 1)],
                    1 => [.. text.AsSpan(0, at), (byte)"\"\\{}[],: \n0x1Pe"[random.Next(15)], .. text.AsSpan(at)],
                    _ => [.. text.AsSpan(0, at), (byte)random.Next(1, 127), .. text.AsSpan(at + 1)],
                };
            }

            // A window, however large, knows no pattern: it is the strict reader alone.
            Assert.AreEqual(Outcome(text, text.Length - 1), Outcome(text, text.Length + 2), Encoding.UTF8.GetString(text));
        }
    }

    [TestMethod]
    [DataRow("\"reasoning\":\"a \\\"b\\\" \\u00e9 \\n\"", true)]
    [DataRow("\"reasoning\":\"a \\x\"", false)]
    [DataRow("\"reasoning\":\"a \\u12g4\"", false)]
    [DataRow("\"reasoning\":\"a\tb\"", false)]
    [DataRow("\"tokens_used\":12", true)]
    [DataRow("\"tokens_used\":012", false)]
    [DataRow("\"tokens_used\":1.5e3", true)]
    [DataRow("\"tokens_used\":1.", false)]
    [DataRow("\"tokens_used\":nul", false)]
    [DataRow("\"input\":{\"a\":[1,{}]}", true)]
    [DataRow("\"input\":{\"a\":[1,{}}", false)]
    public void ValuesThatAreNotReadAreJsonToo(string member, bool isSound)
    {
        var plain = member.Split(':')[0] + (member.Contains("\":\"", StringComparison.Ordinal) ? ":\"plain\"" : ":7");
        string[] members = [plain, plain, plain, member, plain];
        var text = Head + string.Join(',', members.Select((m, i) => $$"""{"sample_id":"s{{i}}",{{m}},"rubric_id":"r","verdict":"PASS"}""")) + "]}";

        using var reader = new SourceReader(new ImportOptions(), RuleSet.None, () => new MemoryStream(Encoding.UTF8.GetBytes(text)));
        var outcome = reader.Read(SourceFile.StandardInput(null));

        Assert.AreEqual(isSound ? 5 : 0, outcome.Runs.Count == 1 ? outcome.Runs[0].Counts.Pass : 0);
    }

    private static string Sound(Random random)
    {
        string[] verdicts = ["PASS", "FAIL", "pass", "ERROR", "P\\u0041SS"];
        string[] glue = random.Next(2) == 0 ? [",", ":", "{", "}"] : [",\n   ", ": ", "{\n  ", "\n }"];
        var rubrics = random.Next(1, 4);
        var evaluations = Enumerable.Range(0, random.Next(1, 9)).SelectMany(i => Enumerable.Range(0, rubrics).Select(r => string.Concat(
            glue[2], "\"sample_id\"", glue[1], random.Next(9) == 0 ? $"{i}" : $"\"s{i}\"", glue[0], "\"rubric_id\"", glue[1], $"\"r{r}\"", glue[0],
            "\"verdict\"", glue[1], $"\"{verdicts[random.Next(20) < 18 ? random.Next(2) : random.Next(5)]}\"", glue[0],
            "\"reasoning\"", glue[1], random.Next(5) == 0 ? "\"say \\\"é\\\" \\u00e9\\n\"" : "\"made up\"", glue[3])));
        return Head + string.Join(glue[0], evaluations) + "]}";
    }

    private static string Outcome(byte[] text, int wholeUpTo)
    {
        using var reader = new SourceReader(new ImportOptions(), RuleSet.None, () => new MemoryStream(text), Math.Max(wholeUpTo, 128));
        var outcome = reader.Read(SourceFile.StandardInput(null));
        return outcome.Runs.Count == 0
            ? string.Join(' ', outcome.Problems.Select(p => p.Code.Id).Distinct())
            : JsonSerializer.Serialize(outcome.Runs[0].Counts) + string.Join(' ', outcome.Runs[0].Verdicts!.Items) + string.Join(' ', outcome.Runs[0].Verdicts!.Rows) + string.Join(' ', outcome.Runs[0].OtherWords);
    }
}
