namespace StaticTracker.Importing;

/// <summary>One run of a file with, for each field, what was taken and what else was found; and the experiment, where all that it needs is known.</summary>
internal sealed record ExplainedRun(FoundRun Run, IReadOnlyList<ExplainedField> Fields, ResolvedRun? Resolved);
