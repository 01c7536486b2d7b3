using BenchmarkDotNet.Attributes;
using StaticTracker.History;

namespace StaticTracker.Benchmarks;

/// <summary>Two hundred commits over twenty modules: without a cache, and with one that knows them all.</summary>
[MemoryDiagnoser]
public class ReadingTheHistory
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "tracker-bench-" + Guid.NewGuid().ToString("N"));

    private string Data => Path.Combine(_folder, "data");

    [GlobalSetup]
    public void Setup()
    {
        Workload.Write(_folder, ["20", "40", "200"]);
        HistoryReader.Read(Data);
    }

    [GlobalCleanup]
    public void Cleanup() => Directory.Delete(_folder, recursive: true);

    [Benchmark]
    public int Cold() => HistoryReader.Read(Data, new HistoryOptions { UseCache = false }).Commits.Count;

    [Benchmark]
    public int FromTheCache() => HistoryReader.Read(Data).Commits.Count;
}
