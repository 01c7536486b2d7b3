using BenchmarkDotNet.Attributes;
using StaticTracker.Diagnostics;
using StaticTracker.Indexing;
using StaticTracker.Json;
using StaticTracker.Modules;
using StaticTracker.Site;
using StaticTracker.Storage;
using StaticTracker.Storage.Binary;

namespace StaticTracker.Benchmarks;

/// <summary>From module records to all pages of a site without history, in a folder.</summary>
[MemoryDiagnoser]
public class RenderingASite
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "tracker-bench-" + Guid.NewGuid().ToString("N"));
    private readonly List<(Module Module, ModuleRow Row, byte[] Text)> _modules = [];
    private HeatmapIndex? _index;

    /// <summary>Modules of a hundred experiments each.</summary>
    [Params(10, 100)]
    public int Modules { get; set; }

    private string IndexFile => Path.Combine(_folder, "index.json");

    [GlobalSetup]
    public void Setup()
    {
        for (var i = 1; i <= Modules; i++)
        {
            var text = GeneratedModules.Utf8(i, 100, rubrics: 5);
            using var tree = JsonTree.Parse(text);
            var module = ModuleReader.TryRead(tree, out _)!;
            _modules.Add((module, HeatmapIndexer.RowOf(module, Settings.Default) with { SourceKey = ContentKey.Of(text) }, text));
        }

        _index = HeatmapIndexer.Combine(_modules.Select(m => m.Row), null);
        Directory.CreateDirectory(_folder);
        File.WriteAllBytes(IndexFile, HeatmapIndexJson.Write(_index));
    }

    [GlobalCleanup]
    public void Cleanup() => Directory.Delete(_folder, recursive: true);

    [Benchmark]
    public long Render()
    {
        using var site = SiteBuilder.Open(new SiteOptions { Folder = Path.Combine(_folder, "site") }, new Problems())!;
        foreach (var (module, row, text) in _modules)
        {
            site.RenderModule(module, row, ModuleIntervals.OfTotals, text);
        }

        site.CopyIndex(_index!, IndexFile);
        return site.Finish(_index!)!.Bytes;
    }
}
