using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using StaticTracker.Diagnostics;
using StaticTracker.History;
using StaticTracker.Indexing;
using StaticTracker.Json;
using StaticTracker.Site;
using StaticTracker.Storage;
using StaticTracker.Storage.Binary;
using StaticTracker.Suggestions;

namespace StaticTracker.Tests.Site;

/// <summary>One site made from module files given as text, in a folder of its own, with its pages as documents.</summary>
internal sealed class SiteTest : IDisposable
{
    private readonly List<string> _modules = [];

    public SiteTest()
    {
        Location = Path.Combine(Path.GetTempPath(), "tracker-site-" + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(Location);
    }

    public string Location { get; }

    public string Folder => Path.Combine(Location, "_site");

    public string Templates => Path.Combine(Location, "site-templates");

    public Settings Settings { get; set; } = Settings.Default;

    public ProjectHistory History { get; set; } = ProjectHistory.None;

    public bool Force { get; set; }

    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    public SiteSummary? Summary { get; private set; }

    /// <summary>Pages as they were written, by path.</summary>
    public IEnumerable<string> Files => Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(Folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal);

    public SiteTest With(params string[] modules)
    {
        _modules.AddRange(modules);
        return this;
    }

    public SiteTest Replace(int place, string module)
    {
        _modules[place] = module;
        return this;
    }

    public SiteTest Template(string name, string text)
    {
        var path = Path.Combine(Templates, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    public SiteTest Build()
    {
        var problems = new Problems();
        Summary = Make(problems);
        Problems = problems.ToList();
        return this;
    }

    /// <summary>Builds and asserts that nothing was wrong.</summary>
    public SiteTest Built()
    {
        Build();
        Assert.IsNotNull(Summary, string.Join('\n', Problems));
        return this;
    }

    public string Read(string path) => File.ReadAllText(Path.Combine(Folder, path));

    public IHtmlDocument Page(string path) => new HtmlParser().ParseDocument(Read(path));

    /// <summary>A cell of the static heatmap: rows and columns from 1.</summary>
    public IElement Cell(int row, int column) => Page("index.html").QuerySelectorAll("#heatmap tbody tr")[row - 1].QuerySelectorAll("td")[column - 1];

    public void Dispose() => Directory.Delete(Location, recursive: true);

    private SiteSummary? Make(Problems problems)
    {
        using var builder = SiteBuilder.Open(
            new SiteOptions { Folder = Folder, Settings = Settings, History = History, TemplatesFolder = Templates, CacheFolder = Path.Combine(Location, "cache"), Force = Force }, problems);
        if (builder is null)
        {
            return null;
        }

        var rows = new List<ModuleRow>();
        foreach (var text in _modules)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            using var tree = JsonTree.Parse(bytes);
            var module = ModuleReader.TryRead(tree, out var fault) ?? throw new InvalidDataException(fault.Reason);
            var row = HeatmapIndexer.RowOf(module, Settings) with { SourceKey = ContentKey.Of(bytes), Suggestions = ListedSuggestions.Of(new EffectFinder(Settings, _ => null).List(module)) };
            row = row with { Brief = ModuleBrief.Of(module, row, Settings, ModuleIntervals.OfTotals) };
            rows.Add(row);
            builder.RenderModule(module, row, ModuleIntervals.OfTotals, bytes);
        }

        var index = HeatmapIndexer.Combine(rows, null);
        if (!builder.KeepIndex(index))
        {
            var file = Path.Combine(Location, "index.json");
            using (var stream = File.Create(file))
            {
                builder.WriteIndex(index, stream);
            }

            builder.CopyIndex(index, file);
            File.Delete(file);
        }

        return builder.Finish(index);
    }
}
