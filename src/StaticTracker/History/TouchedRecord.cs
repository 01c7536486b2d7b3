using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.History;

/// <summary>A prompt, a run, an A/B experiment, a benchmark suite, a report of a promotion or a router that a commit touched, told by the names of its files alone: what stands in them is for <c>tracker diff</c> to say.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">"m01@v3", "m01-core@v1", "m01@router-v1", or the id.</param>
/// <param name="Module">The module whose folder it lies in; null: its path names none.</param>
/// <param name="Fate">What became of it.</param>
public sealed record TouchedRecord(DataKind Kind, string Name, ModuleId? Module, RecordFate Fate);
