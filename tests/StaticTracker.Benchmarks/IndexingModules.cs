using BenchmarkDotNet.Attributes;
using StaticTracker.Indexing;
using StaticTracker.Json;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Benchmarks;

/// <summary>From module records to the bytes of heatmap_index.json.</summary>
[MemoryDiagnoser]
public class IndexingModules
{
    private readonly List<Module> _modules = [];

    /// <summary>Modules of a hundred experiments each.</summary>
    [Params(10, 100)]
    public int Modules { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        for (var i = 1; i <= Modules; i++)
        {
            using var tree = JsonTree.Parse(GeneratedModules.Utf8(i, 100, rubrics: 5));
            _modules.Add(ModuleReader.TryRead(tree, out _)!);
        }
    }

    [Benchmark]
    public long Index()
    {
        using var index = new CountingStream();
        HeatmapIndexJson.Write(HeatmapIndexer.Combine(_modules.Select(m => HeatmapIndexer.RowOf(m, Settings.Default)), null), index);
        return index.Length;
    }
}
