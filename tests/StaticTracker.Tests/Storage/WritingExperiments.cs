using System.Text;
using StaticTracker.Json;
using StaticTracker.Storage;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Storage;

/// <summary>An experiment as a record and back: nothing that the format knows is lost, and the bytes are canonical.</summary>
[TestClass]
public sealed class WritingExperiments
{
    [TestMethod]
    [DataRow("valid/scores-and-usage")]
    [DataRow("valid/withdrawn-and-corrected")]
    [DataRow("valid/rates-without-counts")]
    public void GivesTheBytesThatWereRead(string sample)
    {
        var text = File.ReadAllText(SampleFiles.Own(sample + "/data/modules/m01.json"));
        using var tree = JsonTree.Parse(Encoding.UTF8.GetBytes(text));
        var module = ModuleReader.TryRead(tree, out _)!;

        foreach (var experiment in module.Experiments)
        {
            var written = Encoding.UTF8.GetString(ExperimentWriter.Write(experiment)).ReplaceLineEndings("\n    ");
            StringAssert.Contains(text, written, StringComparison.Ordinal);
        }
    }
}
