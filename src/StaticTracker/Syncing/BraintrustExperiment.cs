namespace StaticTracker.Syncing;

/// <summary>An experiment as the API lists it: its id, and what the list says of it as compact JSON.</summary>
internal sealed record BraintrustExperiment(string Id, string Json);
