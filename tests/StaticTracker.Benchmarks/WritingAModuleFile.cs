using BenchmarkDotNet.Attributes;
using StaticTracker.Json;
using StaticTracker.Storage;

namespace StaticTracker.Benchmarks;

/// <summary>From a tree to the canonical bytes of a module file.</summary>
[MemoryDiagnoser]
public class WritingAModuleFile
{
    private JsonTree? _tree;

    /// <summary>Experiments in the file, of five rubrics each.</summary>
    [Params(10, 100, 1000)]
    public int Experiments { get; set; }

    [GlobalSetup]
    public void Setup() => _tree = JsonTree.Parse(GeneratedModules.Utf8(1, Experiments, rubrics: 5));

    [GlobalCleanup]
    public void Cleanup() => _tree?.Dispose();

    [Benchmark]
    public int Write() => CanonicalJson.Module(_tree!).Length;
}
