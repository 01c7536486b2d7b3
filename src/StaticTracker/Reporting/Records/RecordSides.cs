using StaticTracker.Json;

namespace StaticTracker.Reporting.Records;

/// <summary>Both sides of a record's file; a side is null where the file is not there or is no JSON, which the check of the head tells.</summary>
internal sealed record RecordSides(string Path, JsonTree? Before, JsonTree? After);
