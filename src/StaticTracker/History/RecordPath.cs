using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.History;

/// <summary>Which record a file belongs to.</summary>
/// <param name="Kind">What the record is.</param>
/// <param name="Name">What it is called, as in <see cref="TouchedRecord"/>.</param>
/// <param name="Module">The module whose folder it lies in.</param>
/// <param name="IsRecord">Whether the file is the record itself: it comes and goes with this one. A prompt's texts and a run's log lie beside theirs.</param>
internal readonly record struct RecordPath(DataKind Kind, string Name, ModuleId? Module, bool IsRecord)
{
    private const string Extension = ".json";

    /// <summary>Whether a path below the data folder may be a record's: its folder alone is looked at.</summary>
    public static bool IsLikely(ReadOnlySpan<byte> path) => path.StartsWith("runs/"u8) || path.StartsWith("prompts/"u8) || path.StartsWith("ab/"u8)
        || path.StartsWith("benchmarks/"u8) || path.StartsWith("promotions/reports/"u8) || path.StartsWith("routers/"u8);

    /// <summary>The record of a path below the data folder; null for what is none, and for names that no record has.</summary>
    public static RecordPath? Of(string path) => path.Split('/') switch
    {
        [DataFolder.PromptsName, var module, var version, .. var files] when files.Length > 0 => OfModule(DataKind.Bundle, module, version, files is [DataFolder.BundleName]),
        [DataFolder.RunsName, var run, .. var files] when files.Length > 0 => Named(DataKind.Run, run, files is [DataFolder.RunName]),
        [DataFolder.AbName, var file] when NameOf(file) is { } name => Named(DataKind.Ab, name, true),
        [DataFolder.BenchmarksName, var file] when NameOf(file)?.Split('@') is [var suite, var version] => DataFolder.IsFileName(suite) && DataFolder.IsFileName(version) ? new RecordPath(DataKind.Benchmark, $"{suite}@{version}", null, true) : null,
        [DataFolder.PromotionsName, DataFolder.ReportsName, var module, var file] when NameOf(file) is { } name => OfModule(DataKind.PromotionReport, module, name, true),
        [DataFolder.RoutersName, var module, var file] when NameOf(file) is { } name => OfModule(DataKind.Router, module, name, true),
        _ => null,
    };

    private static RecordPath? Named(DataKind kind, string name, bool isRecord) => DataFolder.IsFileName(name) ? new RecordPath(kind, name, null, isRecord) : null;

    /// <summary>A report's id names its module by itself; a version is one of its module.</summary>
    private static RecordPath? OfModule(DataKind kind, string module, string name, bool isRecord) =>
        ModuleId.TryParse(module, out var id) && DataFolder.IsFileName(name) ? new RecordPath(kind, kind == DataKind.PromotionReport ? name : $"{module}@{name}", id, isRecord) : null;

    private static string? NameOf(string file) => file.EndsWith(Extension, StringComparison.Ordinal) ? file[..^Extension.Length] : null;
}
