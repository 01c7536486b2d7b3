using StaticTracker.Storage;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Site;

[TestClass]
public sealed class PublishingSources
{
    private static readonly string s_module = new ModuleBuilder("m01").Run(
        "v1", "a", "2026-01-20T00:00:00", 1, 1,
        extra: ", \"source\": { \"format\": \"judge\", \"file\": \"secret-name.json\", \"sha256\": \"0123456789abcdef\" }, \"links\": { \"data_source\": \"secret.csv\" }, \"score\": { \"mean\": 0.10 }").Text();

    [TestMethod]
    public void ShowsThemUnlessTold()
    {
        using var site = new SiteTest().With(s_module).Built();

        Assert.Contains("secret-name.json", site.Read("modules/m01/index.html"));
        Assert.AreEqual(s_module, site.Read("data/modules/m01.json"));
    }

    [TestMethod]
    public void KeepsThemBackEverywhereWhenTold()
    {
        using var site = new SiteTest { Settings = new Settings { Publish = new PublishSettings { Sources = false } } }.With(s_module).Built();

        Assert.IsTrue(site.Files.All(f => !site.Read(f).Contains("secret", StringComparison.Ordinal)));
        Assert.Contains("0.10", site.Read("data/modules/m01.json"), "digits stay");
    }
}
