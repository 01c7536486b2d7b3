namespace Building;

/// <summary>The build cannot go on. The message is for the person who started it.</summary>
public sealed class BuildFailedException : Exception
{
    public BuildFailedException()
    {
    }

    public BuildFailedException(string message)
        : base(message)
    {
    }

    public BuildFailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>What standard output has to end with in spite of the failure, or null.</summary>
    public string? LastLine { get; init; }
}
