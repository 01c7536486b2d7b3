using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using StaticTracker.Phrasing;
using StaticTracker.Tests.Infra;
using StaticTracker.Tests.Routing;
using StaticTracker.Tests.Runs;

namespace StaticTracker.Tests.Site;

/// <summary>A site whose texts all stand between marks, and what its data says.</summary>
internal sealed partial class MarkedSite : IDisposable
{
    private readonly IDisposable _project;
    private readonly HashSet<string> _data;
    private readonly List<string> _sentences;

    private MarkedSite(IDisposable project, string folder, string data)
    {
        (_project, Folder) = (project, folder);
        // A word that is one of the texts' is none of the data's, even where both have it: "pending" is to be translated.
        var values = Directory.EnumerateFiles(data, "*.json", SearchOption.AllDirectories).SelectMany(f => Values(JsonNode.Parse(File.ReadAllText(f)))).Distinct().ToList();
        _sentences = [.. values.Where(v => !Letters().IsMatch(v)).OrderByDescending(v => v.Length)];
        _data = [.. values.SelectMany(v => Word().Matches(v)).Select(m => m.Value)];
        _data.ExceptWith(SiteTexts.BuiltIn.All.SelectMany(t => t.Value.Forms.Values).SelectMany(t => Word().Matches(t)).Select(m => m.Value));
    }

    public string Folder { get; }

    public bool IsData(string word) => word.StartsWith("qx", StringComparison.OrdinalIgnoreCase) || _data.Contains(word);

    /// <summary>A text without what it has whole from the data.</summary>
    public string WithoutData(string text) => _sentences.Aggregate(text, Without);

    /// <summary>A text without a value where that stands by itself: "d1" is no part of a hash that happens to hold it.</summary>
    public static string Without(string text, string value)
    {
        for (var at = text.IndexOf(value, StringComparison.Ordinal); at >= 0; at = text.IndexOf(value, at + 1, StringComparison.Ordinal))
        {
            var end = at + value.Length;
            if ((at == 0 || !GoesOn(value[0], text[at - 1])) && (end == text.Length || !GoesOn(value[^1], text[end])))
            {
                text = $"{text.AsSpan(0, at)} {text.AsSpan(end)}";
            }
        }

        return text;

        static bool GoesOn(char edge, char beyond) => char.IsLetterOrDigit(edge) && char.IsLetterOrDigit(beyond);
    }

    /// <summary>The site's files under a path in which a star stands for one name.</summary>
    public IReadOnlyList<string> Find(string path)
    {
        var pattern = new Regex("^" + Regex.Escape(path).Replace("\\*", "[^/]+", StringComparison.Ordinal) + "$");
        return [.. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Where(f => pattern.IsMatch(Path.GetRelativePath(Folder, f).Replace('\\', '/'))).Order(StringComparer.Ordinal)];
    }

    public void Dispose() => _project.Dispose();

    /// <summary>Two commits, of which the second one edits a figure.</summary>
    public static MarkedSite OfWords(string settings, string module)
    {
        var repo = new TestRepo();
        repo.Write("site-templates/texts.json", Marked());
        repo.Commit("Qxada", "2026-01-22T00:00:00Z", "Qxsubject", ("data/tracker.json", settings), ("data/modules/qx01.json", TestRepo.Lines(module)), ("data/modules/qx02.json", TestRepo.Lines("""{ "module_id": "qx02", "experiments": [] }""")));
        repo.Commit("Qxada", "2026-01-23T00:00:00Z", "Qxedit", ("data/modules/qx01.json", TestRepo.Lines(module.Replace("\"pass\": 30", "\"pass\": 31", StringComparison.Ordinal).Replace("\"fail\": 70", "\"fail\": 69", StringComparison.Ordinal).Replace("30.0", "31.0", StringComparison.Ordinal))));
        var error = new StringWriter();
        var exit = App.Run(["build", "--data", repo.Data, "--output", Path.Combine(repo.Folder, "_site")], TextReader.Null, TextWriter.Null, error);
        Assert.AreEqual(0, exit, error.ToString());
        return new MarkedSite(repo, Path.Combine(repo.Folder, "_site"), repo.Data);
    }

    /// <summary>Prompts, runs (one goes on, one is archived), two A/B experiments and a router that is active.</summary>
    public static MarkedSite OfRecords()
    {
        var test = RoutedData.Ready().With("data/tracker.json", """{ "site": { "publish": { "prompts": true, "items": true, "details": true, "sources": true } }, "promotion": { "default": { "benchmark": "core", "min_reward_delta": 5, "allow_first": true } } }""")
            .With("t1.md", "# Qxpart\nQxname.\n").With("t2.md", "# Qxpart\nQxother.\n").With("site-templates/texts.json", Marked());
        test.Run("route", "train", "m01").Exits(0);
        test.Run("promote", "m01@v1/a").Exits(0);
        test.Run("promote", "m01@router-v1").Exits(0);
        test.Run("prompt", "add", "m01", "v1", "--task", "{project}/t1.md", "--notes", "Qxnote").Exits(0);
        test.Run("prompt", "add", "m01", "v2", "--task", "{project}/t2.md").Exits(0);
        ComparingRuns.Finished(test, "v1", ("qxa", 'F', 0), ("qxb", 'P', 0));
        ComparingRuns.Finished(test, "v2", ("qxa", 'P', 1), ("qxb", 'P', 1));
        test.Run("run", "start", "m01", "v9", "--pid", "0").Exits(0);
        var stopped = test.Out.Trim();
        test.Run("run", "fail", stopped, "--reason", "Qxreason").Exits(0);
        test.Run("run", "archive", stopped).Exits(0);
        test.Run("run", "start", "m01", "v8", "--pid", "0").Exits(0);
        foreach (var name in new[] { "qxown", "qxnone" })
        {
            test.Run("ab", "new", name, "--module", "m01", "--hypothesis", "Qxhelps", "--minimum-effect", "5", "--planned-n", "10").Exits(0);
        }

        test.Run("ab", "add", "qxown", "--control", "m01_v1", "--treatment", "m01_v2").Exits(0);
        test.Run("build", "--no-history", "--output", "{project}/_site").Exits(0);
        return new MarkedSite(test, test.PathOf("_site"), test.PathOf("data"));
    }

    private static string Marked() => JsonSerializer.Serialize(SiteTexts.BuiltIn.All.ToDictionary(t => t.Key, t => t.Key == SiteTexts.LanguageKey ? (object)"qps" : t.Value.Forms.ToDictionary(f => f.Key, f => $"[!! {f.Value} !!]")));

    private static IEnumerable<string> Values(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(m => Values(m.Value)),
        JsonArray a => a.SelectMany(Values),
        JsonValue v when v.GetValueKind() == JsonValueKind.String => [v.GetValue<string>()],
        _ => [],
    };

    [GeneratedRegex(@"^\p{L}*$")]
    private static partial Regex Letters();

    [GeneratedRegex(@"(?<![\p{L}\p{N}_])[\p{L}_][\p{L}\p{N}_-]+")]
    private static partial Regex Word();
}
