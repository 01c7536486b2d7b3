using StaticTracker.Modules;

namespace StaticTracker.Reporting.Records;

/// <summary>A prompt, a run, an A/B experiment or a benchmark suite that a change adds, edits or removes.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Path">Its file below the data folder, with '/'.</param>
/// <param name="Module">The module that it is about; null where neither side can be read.</param>
/// <param name="Model">The model under test, where the record names one.</param>
/// <param name="Words">What changed, plain text.</param>
public sealed record RecordChange(RecordKind Kind, string Path, ModuleId? Module, string? Model, string Words);
