using System.Text.Json;
using BenchmarkDotNet.Attributes;
using StaticTracker.Diagnostics;
using StaticTracker.Importing;
using StaticTracker.Mapping;
using StaticTracker.Storage;

namespace StaticTracker.Benchmarks;

/// <summary>Four hundred judge files of fifty verdicts each, against the floor: opening, reading and tokenizing them on one thread.</summary>
[MemoryDiagnoser]
public class ImportingJudgeFiles
{
    private const int Files = 400;

    private readonly string _folder = Path.Combine(Path.GetTempPath(), "tracker-bench-" + Guid.NewGuid().ToString("N"));
    private IReadOnlyList<SourceFile> _sources = [];

    private string Results => Path.Combine(_folder, "results");

    [GlobalSetup]
    public void Setup()
    {
        GeneratedJudgeFiles.Write(Results, Files);
        _sources = new SourceFinder(null, RuleSet.None, new Problems()).Find([Results]);
    }

    [GlobalCleanup]
    public void Cleanup() => Directory.Delete(_folder, recursive: true);

    /// <summary>Gives the number of tokens, so that the work cannot be optimised away.</summary>
    [Benchmark(Baseline = true)]
    public int Tokenize()
    {
        var tokens = 0;
        foreach (var source in _sources)
        {
            var reader = new Utf8JsonReader(File.ReadAllBytes(source.FullPath));
            while (reader.Read())
            {
                tokens++;
            }
        }

        return tokens;
    }

    [Benchmark]
    public int Read() => Read(keepVerdicts: false);

    [Benchmark]
    public int ReadWithVerdicts() => Read(keepVerdicts: true);

    /// <summary>The whole verb, into an empty data folder.</summary>
    [Benchmark]
    public int Import() => Import("--no-verdicts");

    [Benchmark]
    public int ImportWithVerdicts() => Import("--details", "none");

    private int Read(bool keepVerdicts) =>
        new RunCollector(new ImportOptions { KeepVerdicts = keepVerdicts }, Settings.Default, RuleSet.None, () => Stream.Null).Collect(_sources, new Problems(), null).Runs.Count;

    private int Import(params string[] options)
    {
        var data = Path.Combine(_folder, "data");
        Directory.CreateDirectory(data);
        var exit = App.Run(["import", Results, "--data", data, "-q", .. options], TextReader.Null, TextWriter.Null, TextWriter.Null);
        Directory.Delete(data, recursive: true);
        return exit == 0 ? exit : throw new InvalidOperationException($"the import ended with {exit}");
    }
}
