namespace Building.Testing;

/// <summary>How the run of one test project ended.</summary>
/// <param name="Project">The project's name.</param>
/// <param name="ExitCode">0 where all is well.</param>
/// <param name="Summary">Null where the run ended without one, as after a crash.</param>
public sealed record TestReport(string Project, int ExitCode, TestSummary? Summary);
