using StaticTracker.Modules;

namespace StaticTracker.Importing;

/// <summary>A run with everything known but the match rate, which depends on the module's primary rubric.</summary>
public sealed record ResolvedRun(ModuleId Module, Experiment Experiment, string Identity, VerdictTable? Verdicts, StatedNumber? StatedMatchRate, SourceFile File);
