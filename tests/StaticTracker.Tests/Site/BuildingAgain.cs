using StaticTracker.Diagnostics;
using StaticTracker.Site.Output;
using StaticTracker.Storage;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Site;

/// <summary>The folder that a site goes to, over several builds.</summary>
[TestClass]
public sealed class BuildingAgain
{
    private static string Module(string id, int pass) => new ModuleBuilder(id).Run("v1", "a", "2026-01-20T00:00:00", pass, 5).Text();

    [TestMethod]
    public void GivesTheSameBytes()
    {
        using var one = new SiteTest().With(Module("m01", 1), Module("m02", 2)).Built();
        using var other = new SiteTest().With(Module("m01", 1), Module("m02", 2)).Built();

        CollectionAssert.AreEqual(one.Files.ToList(), other.Files.ToList());
        foreach (var file in one.Files)
        {
            Assert.AreEqual(one.Read(file), other.Read(file), file);
        }
    }

    [TestMethod]
    public void WritesOnlyWhatDiffers()
    {
        using var site = new SiteTest().With(Module("m01", 1), Module("m02", 2)).Built();
        var untouched = File.GetLastWriteTimeUtc(Path.Combine(site.Folder, "modules/m01/index.html"));

        site.Replace(1, Module("m02", 3)).Built();

        Assert.AreEqual(untouched, File.GetLastWriteTimeUtc(Path.Combine(site.Folder, "modules/m01/index.html")));
        Assert.Contains("37.5", site.Read("index.html"));
        Assert.Contains("37.5", site.Read("modules/m02/index.html"));
        using var fresh = new SiteTest().With(Module("m01", 1), Module("m02", 3)).Built();
        CollectionAssert.AreEqual(fresh.Files.ToList(), site.Files.ToList());
        Assert.IsTrue(fresh.Files.All(f => fresh.Read(f) == site.Read(f)));
        Assert.IsTrue(site.Summary!.Written < 15, $"{site.Summary}");
    }

    [TestMethod]
    public void RemovesWhatAKilledBuildLeftBesideTheSite()
    {
        using var site = new SiteTest().With(Module("m01", 1));
        string Aside(int process, string end = "") => $"{site.Folder}.new-{process}-{Guid.NewGuid():n}{end}";
        var (dead, deadOld, atWork) = (Aside(int.MaxValue), Aside(int.MaxValue, "-old"), Aside(Environment.ProcessId));
        var foreign = $"{site.Folder}.new-{int.MaxValue}-mine";
        foreach (var folder in (string[])[dead, deadOld, atWork, foreign])
        {
            Directory.CreateDirectory(Path.Combine(folder, "modules"));
        }

        site.Built();
        Assert.IsTrue(Directory.Exists(deadOld), "without a site it may be the only one");
        site.Built();

        Assert.IsFalse(Directory.Exists(dead) || Directory.Exists(deadOld));
        Assert.IsTrue(Directory.Exists(atWork) && Directory.Exists(foreign));
    }

    [TestMethod]
    public void MendsWhatSomebodyChangedAndRemovesWhatSomebodyAdded()
    {
        using var site = new SiteTest().With(Module("m01", 1)).Built();
        var page = site.Read("index.html");
        File.WriteAllText(Path.Combine(site.Folder, "index.html"), "defaced");
        File.WriteAllText(Path.Combine(site.Folder, "added.html"), "added");

        site.Built();

        Assert.AreEqual(page, site.Read("index.html"));
        Assert.DoesNotContain("added.html", site.Files.ToList());
    }

    [TestMethod]
    public void RemovesThePageOfAModuleThatIsGone()
    {
        using var site = new SiteTest().With(Module("m01", 1), Module("m02", 2)).Built();
        using var smaller = new SiteTest().With(Module("m01", 1));
        Directory.Move(site.Folder, smaller.Folder);
        Directory.Move(Path.Combine(site.Location, "cache"), Path.Combine(smaller.Location, "cache"));

        smaller.Built();

        Assert.IsFalse(Directory.Exists(Path.Combine(smaller.Folder, "modules", "m02")));
        Assert.DoesNotContain("data/modules/m02.json", smaller.Files.ToList());
    }

    [TestMethod]
    public void TakesNothingOverWhenSettingsChange()
    {
        using var site = new SiteTest().With(Module("m01", 1)).Built();

        site.Settings = new Settings { Title = "Renamed" };
        site.Built();

        Assert.Contains("Renamed", site.Read("modules/m01/index.html"));
    }

    [TestMethod]
    public void LeavesTheLastGoodSiteWhereTheBuildFails()
    {
        using var site = new SiteTest().With(Module("m01", 1)).Built();
        var page = site.Read("index.html");

        site.Template("pages/heatmap.hbs", "{{#if}").Build();

        Assert.IsNull(site.Summary);
        Assert.AreEqual(page, site.Read("index.html"));
        Assert.HasCount(3, Directory.GetFileSystemEntries(site.Location), "site, cache, templates: nothing left aside");
    }

    [TestMethod]
    public void RefusesAFolderOfSomebodyElse()
    {
        using var site = new SiteTest().With(Module("m01", 1));
        Directory.CreateDirectory(site.Folder);
        File.WriteAllText(Path.Combine(site.Folder, "thesis.txt"), "years of work");

        site.Build();

        Assert.AreEqual(Codes.Site.ForeignFolder, site.Problems.Single().Code);
        Assert.Contains("--force", site.Problems.Single().Hint!);
        Assert.AreEqual("years of work", site.Read("thesis.txt"));
        site.Force = true;
        site.Built();
        Assert.DoesNotContain("thesis.txt", site.Files.ToList());
    }

    [TestMethod]
    public void RefusesAFolderThatIsALink()
    {
        using var site = new SiteTest().With(Module("m01", 1));
        var elsewhere = Path.Combine(site.Location, "elsewhere");
        Directory.CreateDirectory(elsewhere);
        Directory.CreateSymbolicLink(site.Folder, elsewhere);

        site.Build();

        Assert.AreEqual(Codes.Site.ForeignFolder, site.Problems.Single().Code);
        Assert.IsEmpty(Directory.GetFileSystemEntries(elsewhere));
    }

    [TestMethod]
    public void WritesThroughNoLinkInsideTheSite()
    {
        using var site = new SiteTest().With(Module("m01", 1)).Built();
        var elsewhere = Path.Combine(site.Location, "elsewhere");
        Directory.CreateDirectory(elsewhere);
        Directory.Delete(Path.Combine(site.Folder, "modules"), recursive: true);
        Directory.CreateSymbolicLink(Path.Combine(site.Folder, "modules"), elsewhere);

        site.Replace(0, Module("m01", 2)).Built();

        Assert.IsEmpty(Directory.GetFileSystemEntries(elsewhere));
        Assert.IsTrue(File.Exists(Path.Combine(site.Folder, "modules/m01/index.html")));
        Assert.IsTrue(File.Exists(Path.Combine(site.Folder, SiteOutput.Marker)));
    }
}
