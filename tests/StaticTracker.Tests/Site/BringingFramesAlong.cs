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
        var wanted = FrameText.Write(SiteBuilder.Kinds.ToDictionary(kind => kind.Name, kind => (templates.KeyOf(kind).ToString(), engine.Render(kind))), FrameCache.Program);
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
        var templates = TemplateFolder.Load(null, new Problems());
        CollectionAssert.AreEquivalent(SiteBuilder.Kinds.Select(kind => $"{kind.Name} {templates.KeyOf(kind)}").ToArray(), FrameCache.OfProgram().Select(f => $"{f.Key} {f.Value.Key}").ToArray());
    }
}
