using StaticTracker.Importing;
using StaticTracker.Mapping;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Tests.Importing;

/// <summary>The grammar of module texts, of judged files' names and of result files' names.</summary>
[TestClass]
public sealed class ReadingNames
{
    [TestMethod]
    [DataRow("M01", "Module=m01")]
    [DataRow("m01_v5_gpt5", "Module=m01 PromptVersion=v5 Model=gpt5")]
    [DataRow("m01a_v2_gemini", "Module=m01a PromptVersion=v2 Model=gemini")]
    [DataRow("m06_gd", "Module=m06 Dataset=gd")]
    [DataRow("m08_v2_sd", "Module=m08 PromptVersion=v2 Dataset=sd")]
    [DataRow("m04b_v2_gpt4o", "Module=m04b PromptVersion=v2 Model=gpt4o")]
    [DataRow("brand-extract", "Module=brand-extract")]
    [DataRow("m01extra", "Module=m01extra")]
    [DataRow("mango_v2", "Module=mango_v2")]
    public void OfModules(string text, string expected) => Assert.AreEqual(expected, Clues(c => RunText.ReadModule(text, FieldOrigin.Content, default, c)));

    [TestMethod]
    [DataRow("/data/r/M01_V2_ExtractOwnBrandEntities_v3_190126_gpt5.csv", "Module=m01 PromptVersion=v3 DatasetVersion=v2 Model=gpt5")]
    [DataRow(@"C:\runs\M04B_V1_ClassifyCompetitorBrandKeywords_PathB_v2_010226_gpt4o.csv", "Module=m04b PromptVersion=v2 DatasetVersion=v1 Model=gpt4o")]
    [DataRow("M01_ExtractOwnBrandEntities_v1_150126_1.csv", "Module=m01 PromptVersion=v1")]
    [DataRow("M01_V2_ExtractOwnBrandEntities_v3_190126.csv", "Module=m01 PromptVersion=v3 DatasetVersion=v2")]
    [DataRow("M01_V2_Name_v3_190126_gemini-2.5-pro.csv", "Module=m01 PromptVersion=v3 DatasetVersion=v2 Model=gemini-2.5-pro")]
    [DataRow("datasets/m0239_v1.jsonl", "")]
    [DataRow("anything.csv", "")]
    [DataRow("", "")]
    public void OfJudgedFiles(string path, string expected) => Assert.AreEqual(expected, Clues(c => RunText.ReadDataSource(RunText.BaseName(path), default, c)));

    [TestMethod]
    [DataRow("m01_judge_20260119_120000.json", "Module=m01 Timestamp=2026-01-19T12:00:00")]
    [DataRow("m01_v5_gpt5_judge_20260121_105113.json", "Module=m01 PromptVersion=v5 Model=gpt5 Timestamp=2026-01-21T10:51:13")]
    [DataRow("m01_judge_20261319_120000.json", "Module=m01 Timestamp=2026-13-19T12:00:00")]
    [DataRow("m01_judge_2026x319_120000.json", "")]
    [DataRow("m01_judge_latest.json", "")]
    [DataRow("m01_JUDGE_20260119_120000.json", "Module=m01 Timestamp=2026-01-19T12:00:00")]
    [DataRow("m02_judge_20250101_000000_judge_20260119_120000.json", "Module=m02 Timestamp=2026-01-19T12:00:00")]
    [DataRow("_judge_20260119_120000.json", "")]
    [DataRow("m01__v2__GD__judge_20260119_120000.json", "Module=m01 PromptVersion=v2 Dataset=gd Timestamp=2026-01-19T12:00:00")]
    [DataRow("results.json", "")]
    public void OfResultFiles(string name, string expected) => Assert.AreEqual(expected, Clues(c => RunText.ReadFileName(name, default, c, withTime: true)));

    [TestMethod]
    [DataRow("*.json", "a.json", true)]
    [DataRow("*.json", "x/a.json", false)]
    [DataRow("**/*.json", "a.json", true)]
    [DataRow("**/*.json", "x/y/a.json", true)]
    [DataRow("x/**/b?.json", "x/b1.json", true)]
    [DataRow("x/**/b?.json", "x/y/z/b1.json", true)]
    [DataRow("x/**/b?.json", "x/y/z/b12.json", false)]
    [DataRow("**", "x/y", true)]
    [DataRow("a*b*c", "aXbYbZc", true)]
    [DataRow("a*b*c", "aXbYbZ", false)]
    public void OfPatterns(string pattern, string path, bool fits) => Assert.AreEqual(fits, Glob.Matches(pattern, path));

    [TestMethod]
    public void IdsAreMadeOfTheTupleAndNothingElse()
    {
        using var ids = new ExperimentIds();
        var identity = ids.IdentityOf(new string('a', 64), ModuleId.Parse("m01"), PromptVersion.Parse("v5"), null, "gpt-5", null, null);

        // printf '["aaaa…","m01","v5",null,"gpt-5",null,null]' | sha256sum
        var tuple = $"[\"{new string('a', 64)}\",\"m01\",\"v5\",null,\"gpt-5\",null,null]";
        Assert.AreEqual(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(tuple))), identity);
        Assert.AreEqual(
            $"m01_v5_gpt5_20260121_{identity[..8]}",
            ExperimentIds.IdOf(ModuleId.Parse("m01"), PromptVersion.Parse("v5"), "gpt-5", Timestamp.Parse("2026-01-21T10:51:13.234838"), identity));
    }

    private static string Clues(Action<List<FieldClue>> read)
    {
        var clues = new List<FieldClue>();
        read(clues);
        return string.Join(' ', clues.Select(c => $"{c.Field}={c.Text}"));
    }
}
