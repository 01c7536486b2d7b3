namespace StaticTracker.Runs.Ab;

/// <summary>Whether a run can be one of an A/B experiment.</summary>
public static class AbFit
{
    /// <summary>What stands against it, in words; null: nothing.</summary>
    public static string? FaultOf(AbExperiment experiment, RunRecord run) =>
        run.Module != experiment.Module ? $"{run.Id} is of {run.Module}, and the experiment of {experiment.Module}"
            : run.ExperimentId is { } other && other != experiment.Id ? $"{run.Id} is part of the A/B experiment {other}"
            : experiment.DatasetFingerprint is { } known && run.DatasetFingerprint is { } own && known != own ? $"{run.Id} is about other data (fingerprint {Short(own)}) than the experiment ({Short(known)})"
            : null;

    private static string Short(string fingerprint) => fingerprint.Length <= 16 ? fingerprint : fingerprint[..16] + "…";
}
