namespace StaticTracker.Runs;

/// <summary>What became of lines that were to be added to a log.</summary>
public enum AppendOutcome
{
    Added,

    /// <summary>The run has ended, and takes no more.</summary>
    Ended,

    /// <summary>Somebody holds the lock and does not let go.</summary>
    Locked,
}
