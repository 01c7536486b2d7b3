using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using StaticTracker.Benchmarks;

// A project to time the whole program on: … -- workload FOLDER [modules] [experiments a module] [commits]
if (args is ["workload", var folder, ..])
{
    return Workload.Write(folder, args[2..]);
}

// All of them: dotnet run -c Release --project tests/StaticTracker.Benchmarks -- --filter '*'
// The runner compiles the whole product once more, analysed, which takes longer than its own two minutes on a slow machine.
BenchmarkSwitcher.FromAssembly(typeof(ReadingAModuleFile).Assembly).Run(args, ManualConfig.Create(DefaultConfig.Instance).WithBuildTimeout(TimeSpan.FromMinutes(15)));
return 0;
