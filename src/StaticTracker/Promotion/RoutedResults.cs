using StaticTracker.Modules;

namespace StaticTracker.Promotion;

/// <summary>
/// Results of routers by their names (<c>router-v1</c>, or <c>router-v1/router</c>) on a suite; null where there is no such router. What stands against using one is thrown as
/// <see cref="AttemptFailedException"/>. Routers are learned with suites and verdicts of this room, so that who brings both together hands them in.
/// </summary>
public delegate RoutedResult? RoutedResults(Module module, string name, BenchmarkSuite? suite);
