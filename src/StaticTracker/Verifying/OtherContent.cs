namespace StaticTracker.Verifying;

/// <summary>A file under the name of a source that is missing: that source was overwritten, or another tool's run wrote a file of the same name.</summary>
/// <param name="File">The file, as people read it.</param>
/// <param name="Experiment">The id of an experiment that was imported from what the file holds.</param>
public sealed record OtherContent(string File, string Experiment);
