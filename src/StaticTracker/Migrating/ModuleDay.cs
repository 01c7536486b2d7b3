using StaticTracker.Modules;

namespace StaticTracker.Migrating;

/// <summary>A module's file as it is at the end of a day of results, with what that day brought.</summary>
/// <param name="Day">yyyy-MM-dd.</param>
/// <param name="Module">The module.</param>
/// <param name="Text">The file.</param>
/// <param name="Added">New experiments.</param>
/// <param name="Remarks">What else changed, a line each.</param>
/// <param name="Last">The latest time that a result of this day states, as it stands; null where only the day is known.</param>
internal sealed record ModuleDay(string Day, ModuleId Module, byte[] Text, IReadOnlyList<Experiment> Added, IReadOnlyList<string> Remarks, DateTime? Last);
