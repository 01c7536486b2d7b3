using System.Text.Json.Nodes;

namespace StaticTracker.Tests.Architecture;

/// <summary>Packing and publishing have lock files of their own, since they restore for more systems; they must not drift from the other.</summary>
[TestClass]
public sealed class LockFiles
{
    [TestMethod]
    [DataRow("packages.pack.lock.json", "Pack")]
    [DataRow("packages.programs.lock.json", "Programs")]
    public void AgreeOnThePackagesOfTheProduct(string file, string target) =>
        Assert.AreEqual(Packages("packages.lock.json"), Packages(file), $"./build.sh --target {target} brings them together");

    [TestMethod]
    public void AreThereForEveryProject()
    {
        var without = Checkout.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal))
            .Where(file => !Checkout.Files.Contains(file[..(file.LastIndexOf('/') + 1)] + "packages.lock.json"));

        Assert.AreEqual("", string.Join('\n', without));
    }

    private static string Packages(string file)
    {
        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(Checkout.ProductSources, file)))!;
        return json["dependencies"]!["net10.0"]!.ToJsonString();
    }
}
