using StaticTracker.Runs;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary>What this machine knows of a run under way, in words.</summary>
internal static class RunLife
{
    /// <summary>Whether the process that worked on a run has ended without ending the run.</summary>
    public static bool IsLeftBehind(DataFolder folder, RunRecord run) => run.IsRunning && new RunLease(folder, run.Id).Holder?.IsAlive() == false;

    public static string Of(DataFolder folder, RunRecord run) =>
        !run.IsRunning ? run.Status
        : new RunLease(folder, run.Id).Holder is not { } holder ? "running elsewhere, or left behind: nothing here knows of it"
        : holder.IsAlive() switch
        {
            true => "running",
            false => "left behind: the process that worked on it has ended",
            _ => "running; who works on it was not told",
        };
}
