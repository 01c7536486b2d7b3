using System.Text.Json.Nodes;

namespace StaticTracker.Tests.Architecture;

/// <summary>Packing has a lock file of its own, since it restores for more systems; it must not drift from the other.</summary>
[TestClass]
public sealed class LockFiles
{
    [TestMethod]
    public void AgreeOnThePackagesOfTheProduct() =>
        Assert.AreEqual(Packages("packages.lock.json"), Packages("packages.pack.lock.json"), "./build.sh --target Pack brings them together");

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
