using System.Text.RegularExpressions;
using StaticTracker.Comparison;
using StaticTracker.Gating;
using StaticTracker.History;
using StaticTracker.Importing;
using StaticTracker.Mapping;
using StaticTracker.Storage;

namespace StaticTracker.Tests.Architecture;

/// <summary>What programs read in JSON is no text for people: rewording one of site-templates/texts.json changes no key.</summary>
[TestClass]
public sealed class KeysForMachines
{
    /// <summary>Sentences for people that stand in JSON as well.</summary>
    private static readonly string[] s_sentences = ["method", "words", "verdict", "name", "summary", "figures", "demand", "detail"];

    /// <summary>A sentence of that name, and words that the code has as literals.</summary>
    private static readonly string[] s_known = ["RunCompareJson.cs: reason", "PromotionJson.cs: outcome", "ExplanationJson.cs: from", "DiffJson.cs: record"];

    [TestMethod]
    public void StayAsTheyAre()
    {
        Assert.AreEqual("better worse no_difference_shown not_enough_evidence not_comparable", Keys<ComparisonWord>(ComparisonKeys.Of));
        Assert.AreEqual("better, worse, no difference shown, not enough evidence, not comparable", string.Join(", ", Enum.GetValues<ComparisonWord>().Select(ComparisonKeys.Spaced)));
        Assert.AreEqual("other data set|other items|other rubrics|other judge|other unit|too many errors", Keys<IncomparableReason>(ComparisonKeys.Of, "|"));
        Assert.AreEqual("passed warned inconclusive blocked", Keys<GateOutcome>(GateWords.Key));
        Assert.AreEqual("own max_drop max_relative_drop min_pass_rate max_error_share require_evidence", Keys<GateLimit>(GateWords.Key));
        Assert.AreEqual("added changed removed", Keys<RecordFate>(RecordKeys.Of));
        Assert.AreEqual("prompt|run|A/B experiment|benchmark suite|promotion report|router",
            string.Join('|', ((DataKind[])[DataKind.Bundle, DataKind.Run, DataKind.Ab, DataKind.Benchmark, DataKind.PromotionReport, DataKind.Router]).Select(RecordKeys.Of)));
        Assert.AreEqual("module prompt_version data_set data_set_version model time judge", string.Join(' ', Enum.GetValues<FieldName>().Select(FieldWords.Key)));
    }

    [TestMethod]
    public void ComeFromNoText()
    {
        var files = Directory.EnumerateFiles(Checkout.ProductSources, "*.cs", SearchOption.AllDirectories).Where(f => !Path.GetRelativePath(Checkout.ProductSources, f).StartsWith("Site", StringComparison.Ordinal));
        var found = new List<string>();
        foreach (var file in files)
        {
            foreach (Match match in Regex.Matches(File.ReadAllText(file), """json\.Write(?:String|StartObject|PropertyName)\((?:"(?<key>\w+)", )?[^;]*?(?:Wording|Words|Phrase)\.(?<method>\w+)\("""))
            {
                var key = match.Groups["key"].Value;
                if (match.Groups["method"].Value != "Key" && (key.Length == 0 || !s_sentences.Contains(key)))
                {
                    found.Add($"{Path.GetFileName(file)}: {key}");
                }
            }
        }

        Assert.AreEqual("", string.Join('\n', found.Except(s_known)), "keys for programs have a place of their own, such as ComparisonKeys");
    }

    /// <summary>Keys as the code has them stand in it as literals: were they put together from texts, these would be pinned by nothing but the texts.</summary>
    [TestMethod]
    [DataRow("Comparison/ComparisonKeys.cs")]
    [DataRow("History/RecordKeys.cs")]
    public void StandInTheCode(string file)
    {
        var text = File.ReadAllText(Path.Combine(Checkout.ProductSources, file));
        Assert.IsFalse(Regex.IsMatch(text, @"Phrase|Wording|Words\.|Texts"), "a key follows a text");
    }

    private static string Keys<T>(Func<T, string> keyOf, string between = " ") where T : struct, Enum => string.Join(between, Enum.GetValues<T>().Select(keyOf));
}
