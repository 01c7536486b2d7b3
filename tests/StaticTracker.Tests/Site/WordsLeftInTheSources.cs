using System.Text.RegularExpressions;
using StaticTracker.Phrasing;
using StaticTracker.Runs.Ab;
using StaticTracker.Tests.Architecture;

namespace StaticTracker.Tests.Site;

/// <summary>
/// Words of pages stand in site-templates/texts.json. Told as well as can be by how they look: text between tags in templates and renderers, strings of several words or with a capital in scripts, of which none
/// has words of its own.
/// </summary>
[TestClass]
public sealed partial class WordsLeftInTheSources
{
    /// <summary>Not words: names of keys, and the search's own keys of what it finds.</summary>
    private static readonly string[] s_names = ["Escape", "Home", "End", "Enter", "Module", "Model", "Rubric", "Suggestion", "Experiment", "Commit", "Prompt", "Run"];

    [TestMethod]
    public void AreNoneInTemplates()
    {
        var left = Directory.EnumerateFiles(Path.Combine(Checkout.Root, "site-templates"), "*.hbs", SearchOption.AllDirectories)
            .SelectMany(f => Between().Matches(Tag().Replace(Code().Replace(File.ReadAllText(f), ""), "")).Where(m => Word().IsMatch(m.Groups[1].Value)).Select(m => $"{Path.GetFileName(f)}: {m.Groups[1].Value.Trim()}"));

        Assert.AreEqual("", string.Join('\n', left));
    }

    [TestMethod]
    public void AreNoneInRenderers()
    {
        var left = new[] { "Pages", "Parts" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Checkout.ProductSources, "Site", folder), "*.cs")).Where(f => Path.GetFileName(f) != "Feed.cs")
            .SelectMany(f => Literal().Matches(File.ReadAllText(f)).Where(m => InMarkup().Matches(m.Groups[1].Value + "<").Any(t => Word().IsMatch(Key().Replace(t.Groups[1].Value, "")))).Select(m => $"{Path.GetFileName(f)}: {m.Groups[1].Value}"));

        Assert.AreEqual("", string.Join('\n', left));
    }

    [TestMethod]
    public void AreNoneInScripts()
    {
        var left = Directory.EnumerateFiles(Path.Combine(Checkout.Root, "site-templates", "assets"), "*.js").SelectMany(f => Words(f).Select(w => $"{Path.GetFileName(f)}: {w}"));

        Assert.AreEqual("", string.Join('\n', left));
    }

    /// <summary>The build puts texts where <c>t("key")</c> stands; what is asked for in another way is not there in the browser.</summary>
    [TestMethod]
    public void AreAskedForByScriptsByTheirKeysAlone()
    {
        var others = Directory.EnumerateFiles(Path.Combine(Checkout.Root, "site-templates"), "*.js", SearchOption.AllDirectories)
            .SelectMany(f => File.ReadAllLines(f).Where(l => AskedForOtherwise().IsMatch(l)).Select(l => $"{Path.GetFileName(f)}: {l.Trim()}"));

        Assert.AreEqual("", string.Join('\n', others));
    }

    [TestMethod]
    public void AreAllUsedSomewhere()
    {
        var sources = string.Concat(new[] { Checkout.ProductSources, Path.Combine(Checkout.Root, "site-templates") }.SelectMany(root => Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
            .Where(f => Path.GetExtension(f) is ".cs" or ".hbs" or ".js").Select(File.ReadAllText));
        string[] madeUp = ["status.", "priority.", "score.", "run.", "runs.fact_", "ab.fact_", .. AbWord.All.Select(w => $"ab.{w}")];

        Assert.AreEqual("", string.Join('\n', SiteTexts.BuiltIn.All.Select(t => t.Key).Where(k => !madeUp.Any(m => k.StartsWith(m, StringComparison.Ordinal)) && !sources.Contains($"\"{k}\"", StringComparison.Ordinal) && !sources.Contains($"{{{k}}}", StringComparison.Ordinal))));
    }

    private static IEnumerable<string> Words(string file)
    {
        var text = Comment().Replace(File.ReadAllText(file), "");
        foreach (Match match in ScriptString().Matches(text))
        {
            var words = Inserted().Replace(match.Groups[1].Value, "");
            if (Sentence().IsMatch(words) && !s_names.Contains(words) && match.Value != "\"use strict\"")
            {
                yield return match.Value;
            }
        }
    }

    [GeneratedRegex(@"\{\{!?[^{}]*\}\}")]
    private static partial Regex Tag();

    [GeneratedRegex("<(code|kbd|style)[^>]*>.*?</\\1>", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex("""(?<![\w.$])t\((?!")""")]
    private static partial Regex AskedForOtherwise();

    [GeneratedRegex(">([^<>]+)<")]
    private static partial Regex Between();

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex Word();

    [GeneratedRegex("\"((?:[^\"\\\\\\n]|\\\\.)*)\"")]
    private static partial Regex Literal();

    [GeneratedRegex(@">([^<>]+)<")]
    private static partial Regex InMarkup();

    [GeneratedRegex(@"\{[a-z_0-9.]+\}|&[a-z]+;|\\n|\bUTC\b|SHA-256")]
    private static partial Regex Key();

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex("(?<!\\bt\\()[\"`]((?:[^\"`\\\\\\n]|\\\\.)*)[\"`]")]
    private static partial Regex ScriptString();

    [GeneratedRegex(@"\$\{[^}]*\}")]
    private static partial Regex Inserted();

    /// <summary>A capital and small letters first and then a space or the end; or three words.</summary>
    [GeneratedRegex(@"^[A-Z][a-z]{2,}( |$)|^[a-z]+ [a-z]+ [a-z]+")]
    private static partial Regex Sentence();
}
