using StaticTracker.Diagnostics;
using StaticTracker.Site;
using StaticTracker.Site.Templates;
using StaticTracker.Tests.Architecture;

namespace StaticTracker.Tests.Site;

/// <summary>builtin.frames is what the engine makes of site-templates. After a change of those: <c>TRACKER_UPDATE_DOCS=1 ./build.sh --target Test</c> rewrites it.</summary>
[TestClass]
public sealed class BringingFramesAlong
{
    private static readonly string s_file = Path.Combine(Checkout.ProductSources, "Site", "Templates", FrameCache.BuiltIn);

    [TestMethod]
    public void SavesTheEngineItsWork()
    {
        var problems = new Problems();
        var templates = TemplateFolder.Load(null, problems);
        var engine = new TemplateEngine(templates);
        var wanted = FrameText.Write(SiteBuilder.Kinds.ToDictionary(kind => kind.Name, engine.Render), templates.PagesKey.ToString());
        if (Environment.GetEnvironmentVariable("TRACKER_UPDATE_DOCS") == "1")
        {
            File.WriteAllText(s_file, wanted);
        }

        Assert.AreEqual(0, problems.Count);
        Assert.AreEqual(wanted, File.ReadAllText(s_file), "the templates have changed: write the frames anew with TRACKER_UPDATE_DOCS=1");
    }

    [TestMethod]
    public void IsOfUseToTheProgramAsBuilt()
    {
        var frames = FrameCache.OfProgram(TemplateFolder.Load(null, new Problems()).PagesKey);
        CollectionAssert.AreEquivalent(SiteBuilder.Kinds.Select(kind => kind.Name).ToArray(), frames.Keys.ToArray());
    }
}
