using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Routing;

/// <summary>A result that stands for a candidate, with its stored verdicts; nothing is learned of the candidate yet.</summary>
internal sealed record CandidateRun(RouterCandidate Candidate, Experiment Experiment, VerdictSheet Sheet);
