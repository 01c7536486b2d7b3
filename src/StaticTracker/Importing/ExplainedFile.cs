using StaticTracker.Diagnostics;
using StaticTracker.Mapping;

namespace StaticTracker.Importing;

/// <summary>What a file is read as, which rules fit it, its runs, and what is wrong.</summary>
internal sealed record ExplainedFile(SourceFile File, string Format, FileRules Rules, IReadOnlyList<ExplainedRun> Runs, IReadOnlyList<Problem> Problems);
