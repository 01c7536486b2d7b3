using BenchmarkDotNet.Running;
using StaticTracker.Benchmarks;

// A project to time the whole program on: … -- workload FOLDER [modules] [experiments a module] [commits]
if (args is ["workload", var folder, ..])
{
    return Workload.Write(folder, args[2..]);
}

// All of them: dotnet run -c Release --project tests/StaticTracker.Benchmarks -- --filter '*'
BenchmarkSwitcher.FromAssembly(typeof(ReadingAModuleFile).Assembly).Run(args);
return 0;
