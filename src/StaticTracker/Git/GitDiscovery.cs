using StaticTracker.Diagnostics;

namespace StaticTracker.Git;

/// <summary>The repository a folder is in, where there is one (<see cref="GitState.Found"/>, <see cref="GitState.NoCommit"/>), and what is missing else.</summary>
public sealed record GitDiscovery(GitState State, GitRepository? Repository, Problem? Problem);
