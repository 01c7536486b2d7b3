using BenchmarkDotNet.Running;
using StaticTracker.Benchmarks;

// All of them: dotnet run -c Release --project tests/StaticTracker.Benchmarks -- --filter '*'
BenchmarkSwitcher.FromAssembly(typeof(ReadingAModuleFile).Assembly).Run(args);
