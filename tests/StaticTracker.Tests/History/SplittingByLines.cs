using System.Globalization;
using System.Text;
using StaticTracker.History;
using StaticTracker.Json;
using StaticTracker.Storage;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.History;

/// <summary>The quick way of splitting a file and the full parse must never tell different stories.</summary>
[TestClass]
public sealed class SplittingByLines
{
    [TestMethod]
    public void TellsTheSameAsAFullParseWhateverIsEdited()
    {
        var quick = 0;
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            SplitText? lines = null;
            SplitText? head = null;
            SplitText? tree = null;
            var text = HistoryFile.With("m01", Suggestion(random), "a:v1:5", "b:v2:7", "c:v3:9");
            for (var step = 0; step < 8; step++)
            {
                var nowByLines = Text(text);
                var nowByTree = Text(text);
                TreeSplitter.Split(nowByTree);
                if (LineSplitter.TrySplit(nowByLines, lines, head))
                {
                    quick++;
                    Assert.IsNull(nowByTree.Fault, $"seed {seed}, step {step}: taken by lines, refused as a whole: {nowByTree.Fault}\n{text}");
                    Assert.AreEqual(Story(tree, nowByTree), Story(lines, nowByLines), $"seed {seed}, step {step}\n{text}");
                }
                else
                {
                    TreeSplitter.Split(nowByLines);
                }

                if (random.Next(3) == 0 && Text(text) is var other && LineSplitter.TrySplit(other, null, null))
                {
                    head = other;
                }

                if (nowByTree.Fault is null)
                {
                    (lines, tree) = (nowByLines, nowByTree);
                }

                text = Edit(text, random);
            }
        }

        Assert.IsGreaterThan(400, quick);
    }

    [TestMethod]
    [DataRow("{\n  \"module_id\": \"m01\",\n  \"experiments\": [\n    {\n      \"id\": \"a\n    }\n  ]\n}", DisplayName = "an element that ends within a string")]
    [DataRow("{\n  \"module_id\": \"m01\",\n  \"x\": {\n  \"experiments\": [\n    {\n    }\n  ]\n},\n  \"experiments\": []\n}", DisplayName = "a list of the same name elsewhere")]
    [DataRow("{\n  \"module_id\": \"m01\",\n  \"experiments\": [\n    {\n    }\n  ],\n  \"experiments\": []\n}", DisplayName = "a list twice")]
    [DataRow("{\n  \"module_id\": \"m01\",\n  \"experiments\": [\n    {\n    }\n  ]\n", DisplayName = "a file cut off")]
    [DataRow("{\n  \"module_id\": \"m01\",\n  \"experiments\": [\n    {\n    } 5\n  ]\n}", DisplayName = "something between elements")]
    [DataRow("{\n  \"module_id\": \"m01\",\n  \"experiments\": [\n    {\n    },\n  ]\n}", DisplayName = "a comma too many")]
    public void LeavesWhatItCannotProveToTheFullParse(string text) => Assert.IsFalse(LineSplitter.TrySplit(Text(text), null, null));

    [TestMethod]
    public void KeepsTheDepthLimitOfTheWholeFile()
    {
        foreach (var depth in (int[])[58, 59, 60, 61, 62, 63, 64])
        {
            var nested = string.Concat(Enumerable.Repeat("[", depth)) + string.Concat(Enumerable.Repeat("]", depth));
            var text = HistoryFile.Of("a:v1:5").Replace("\"gpt-4o\"", $"\"gpt-4o\",\n      \"x\": {nested}", StringComparison.Ordinal);
            var tree = Text(text);
            TreeSplitter.Split(tree);
            Assert.AreEqual(tree.Fault is null, LineSplitter.TrySplit(Text(text), null, null), $"depth {depth}");
        }
    }

    [TestMethod]
    public void ReadsDigestsThatTheModuleReaderWouldRead()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            var text = HistoryFile.Experiment("a:v1:5:\"dataset\"= \"gd\", \"dataset_version\"= \"v2\"");
            for (var edits = random.Next(3); edits > 0; edits--)
            {
                text = Edit(text, random);
            }

            using var tree = JsonTree.TryParse(Encoding.UTF8.GetBytes(text), out _);
            if (tree is not null)
            {
                var full = ModuleReader.TryReadExperiment(tree.Root, out _);
                Assert.AreEqual(full is null ? null : DigestReader.Of(full), DigestReader.Read(tree.Root), text);
            }
        }
    }

    private static string Story(SplitText? before, SplitText after) => string.Join('\n', FactFinder.Compare(before, after).Select(FactWording.Of));

    private static SplitText Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return new SplitText(new StaticTracker.Git.BlobContent(bytes, bytes.Length));
    }

    private static string Suggestion(Random random) => string.Create(
        CultureInfo.InvariantCulture, $$"""{ "version": "v{{random.Next(3)}}", "issue": "i{{random.Next(3)}}", "suggestion": "s", "status": "pending" }""");

    /// <summary>One edit of many kinds: sound ones, odd layouts, damage.</summary>
    private static string Edit(string text, Random random)
    {
        if (text.Length == 0)
        {
            return HistoryFile.Of("a:v1:5");
        }

        var lines = text.Split('\n').ToList();
        var line = random.Next(lines.Count);
        switch (random.Next(14))
        {
            case 0 or 1 or 2:
                var element = TestRepo.Lines(HistoryFile.Experiment($"n{random.Next(6)}:v{random.Next(4)}:{random.Next(11)}")).TrimEnd('\n').Replace("\n", "\n    ", StringComparison.Ordinal);
                var end = text.IndexOf("\n  ]", StringComparison.Ordinal);
                return end < 0 ? text : text.Insert(end, $",\n    {element}");
            case 3 or 4:
                return text.Replace(random.Next(2) == 0 ? "\"pass\": 5" : "\"pass\": 7", $"\"pass\": {random.Next(11)}", StringComparison.Ordinal);
            case 5:
                return text.Replace("\"pending\"", "\"applied\"", StringComparison.Ordinal);
            case 6:
                return text.Replace(random.Next(2) == 0 ? "\"m01\"" : "\"v1\"", "\"v\\u0031\"", StringComparison.Ordinal);
            case 7:
                lines[line] = new string(' ', random.Next(7)) + lines[line].TrimStart();
                return string.Join('\n', lines);
            case 8:
                lines.RemoveAt(line);
                return string.Join('\n', lines);
            case 9:
                lines.Insert(line, lines[random.Next(lines.Count)]);
                return string.Join('\n', lines);
            case 10:
                (lines[line], lines[random.Next(lines.Count)]) = (lines[random.Next(lines.Count)], lines[line]);
                return string.Join('\n', lines);
            case 11:
                var at = random.Next(text.Length);
                return text.Remove(at, 1).Insert(at, ((char)random.Next(' ', 127)).ToString());
            case 12:
                return random.Next(3) switch
                {
                    0 => text.Replace("\n", "\r\n", StringComparison.Ordinal),
                    1 => "\uFEFF" + text,
                    _ => text.ReplaceLineEndings(""),
                };
            default:
                return TryTidy(text);
        }
    }

    private static string TryTidy(string text)
    {
        try
        {
            return TestRepo.Lines(text);
        }
        catch (System.Text.Json.JsonException)
        {
            return text;
        }
        catch (ArgumentException)
        {
            // A key that stands twice.
            return text;
        }
    }
}
