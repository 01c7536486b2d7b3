using System.Text.Json.Nodes;
using StaticTracker.Modules;
using StaticTracker.Prompts;
using StaticTracker.Prompts.Diffs;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Prompts;

[TestClass]
public sealed class ComparingPrompts
{
    private const string Before = """
        You extract brands.

        ## Rules
        - Name every brand once.
        - Never guess a brand from the category.
        - Answer in English.

        ## Examples
        Sony A7 → Sony
        """;

    private const string After = """
        You extract brands.

        ## Rules
        - Name every own brand once.
        - Answer in English.
        - Leave out brands of retailers.

        ## Examples
        Sony A7 → Sony
        3M tape → 3M
        """;

    [TestMethod]
    public void NamesRulesAddedRemovedAndReworded()
    {
        var diff = Diff(Before, After);

        Assert.AreEqual(
            "added: Leave out brands of retailers.\nremoved: Never guess a brand from the category.\nreworded: Name every {+own +}brand once.",
            string.Join('\n', diff.Rules.Select(r => $"{r.What}: {(r.Words.Count > 0 ? PromptDiffText.Words(r.Words) : r.After ?? r.Before)}")));
    }

    [TestMethod]
    public void GroupsBySectionAndKnowsExamples()
    {
        var diff = Diff(Before, After);

        Assert.AreEqual("task_prompt › Rules|task_prompt › Examples", string.Join('|', diff.Sections.Select(s => s.Title)));
        Assert.IsTrue(diff.Sections[1].IsExamples);
        Assert.AreEqual("3M tape → 3M", diff.Sections[1].Lines.Single(l => l.Op == '+').After);
    }

    [TestMethod]
    public void TakesShortLinesWithAColonForHeadings()
    {
        var diff = Diff("Goal:\n- Be short.\n\nRules:\n1. Cite files.", "Goal:\n- Be short.\n\nRules:\n1. Cite files and lines.");

        Assert.AreEqual("task_prompt › Rules", diff.Sections.Single().Title);
        Assert.AreEqual("reworded", diff.Rules.Single().What);
    }

    [TestMethod]
    public void SaysNothingOfLineEndsAndTheEndOfTheText() => Assert.IsTrue(Diff(Before, Before.ReplaceLineEndings("\r\n") + "\r\n \n").IsSame);

    [TestMethod]
    public void NamesSettingsThatDiffer()
    {
        var diff = PromptDiffer.Of(
            Bundle("x", "v1", """{"temperature":0,"top_p":1.0}""", [new("judge", "a")]), Bundle("x", "v2", """{"temperature":0.5,"top_p":1}""", [new("judge", "b"), new("writer", "c")]));

        Assert.AreEqual("role_models.judge \"a\" \"b\"|role_models.writer  \"c\"|decoding.temperature 0 0.5", string.Join('|', diff.Settings.Select(s => $"{s.Name} {s.Before} {s.After}")));
    }

    [TestMethod]
    public void GivesBothTextsBackFromItsLinesWhateverTheyAre()
    {
        var random = new Random(3);
        for (var i = 0; i < 300; i++)
        {
            var (before, after) = (Text(random), Text(random));
            var diff = Diff(before, after);
            foreach (var section in diff.Sections)
            {
                foreach (var line in section.Lines.Where(l => l.Op == '~'))
                {
                    Assert.AreEqual(line.Before, string.Concat(line.Words.Where(w => w.Op != '+').Select(w => w.Text)));
                    Assert.AreEqual(line.After, string.Concat(line.Words.Where(w => w.Op != '-').Select(w => w.Text)));
                }
            }

            Assert.AreEqual(diff.IsSame, PromptText.Normalise(before) == PromptText.Normalise(after));
        }

        static string Text(Random random) => string.Join('\n', Enumerable.Range(0, random.Next(12)).Select(_ => random.Next(6) switch
        {
            0 => "# " + (char)('a' + random.Next(3)),
            1 => "",
            2 => "- name " + random.Next(3) + " brands of " + random.Next(4),
            3 => "Rules:",
            _ => string.Join(' ', Enumerable.Range(0, random.Next(1, 5)).Select(_ => (char)('a' + random.Next(4)))),
        }));
    }

    [TestMethod]
    public void KeepsAPromptsTicksInsideItsBlock()
    {
        var text = PromptDiffMarkdown.Of(Diff("a", "````\n<script>\n````"));

        StringAssert.Contains(text, "`````diff\n", StringComparison.Ordinal);
    }

    [TestMethod]
    public void ShowsWhatMovedInTheResultsOfTheSameVersions()
    {
        using var test = new TrackerTest().With("data/modules/m01.json", new ModuleBuilder("m01")
                .Run("v1", "gpt-5", "2026-01-20T00:00:00", 10, 90, id: "e1").Run("v2", "gpt-5", "2026-01-21T00:00:00", 60, 40, id: "e2").Run("v2", "other", "2026-01-21T00:00:00", 1, 1, id: "e3").Text())
            .With("t1.md", Before).With("t2.md", After);
        test.Run("prompt", "add", "m01", "v1", "--task", "{project}/t1.md").Exits(0);
        test.Run("prompt", "add", "m01", "v2", "--task", "{project}/t2.md").Exits(0);

        test.Run("prompt", "diff", "m01@v1", "m01@v2").Exits(0);
        StringAssert.Contains(test.Out, "rule added in task_prompt › Rules: Leave out brands of retailers.", StringComparison.Ordinal);
        StringAssert.Contains(test.Out, "v1 → v2 on gpt-5 (moves together, not proof of cause)", StringComparison.Ordinal);
        StringAssert.Contains(test.Out, "+50.0", StringComparison.Ordinal);
        test.Run("prompt", "diff", "m01@v1", "m01@v2", "--json").Exits(0);
        var json = JsonNode.Parse(test.Out)!;
        Assert.AreEqual("moves together, not proof of cause", (string?)json["read_as"]);
        Assert.AreEqual(50.0m, (decimal)json["moved"]![0]!["figures"]![0]!["change"]!);
        test.Run("prompt", "diff", "m01@v1", "m01@v2", "--format", "md").Exits(0);
        StringAssert.Contains(test.Out, "**v1 → v2 on gpt-5** (moves together, not proof of cause)", StringComparison.Ordinal);
        test.Run("prompt", "diff", "m01@v1", "m01@v1", "--only-text").Exits(0);
        StringAssert.Contains(test.Out, "the same prompt\n", StringComparison.Ordinal);
    }

    private static PromptDiff Diff(string before, string after) => PromptDiffer.Of(Bundle(before, "v1"), Bundle(after, "v2"));

    private static PromptBundle Bundle(string task, string version, string decoding = "{}", KeyValuePair<string, string>[]? models = null)
    {
        var content = new PromptContent { TaskPrompt = task, Decoding = decoding, RoleModels = models ?? [] };
        return new PromptBundle { Module = ModuleId.Parse("m01"), Version = PromptVersion.Parse(version), Content = content, Hash = PromptHash.Of(content) };
    }
}
