using BenchmarkDotNet.Attributes;
using StaticTracker.Json;

namespace StaticTracker.Benchmarks;

/// <summary>From the bytes of a module file to a tree whose values know where they stand.</summary>
[MemoryDiagnoser]
public class ReadingAModuleFile
{
    private byte[] _text = [];

    /// <summary>Experiments in the file, of five rubrics each.</summary>
    [Params(10, 100, 1000)]
    public int Experiments { get; set; }

    [GlobalSetup]
    public void Setup() => _text = GeneratedModules.Utf8(1, Experiments, rubrics: 5);

    /// <summary>Gives the size read, so that the work cannot be optimised away.</summary>
    [Benchmark]
    public int Parse()
    {
        using var tree = JsonTree.TryParse(_text, out var fault);
        return tree?.Text.Length ?? throw new InvalidDataException(fault?.ToString());
    }
}
