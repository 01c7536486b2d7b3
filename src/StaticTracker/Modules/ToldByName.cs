namespace StaticTracker.Modules;

/// <summary>
/// What the name of a source may be all that tells of a run: when it was, and the data set's version. Of two names of one content the one is taken that comes
/// first: the earlier time, then the version in ordinal order, an unknown one last.
/// </summary>
internal readonly record struct ToldByName(Timestamp Time, string? DatasetVersion) : IComparable<ToldByName>
{
    public static ToldByName Of(Experiment experiment) => new(experiment.Timestamp, experiment.DatasetVersion);

    public int CompareTo(ToldByName other)
    {
        var byTime = Time.CompareTo(other.Time);
        return byTime != 0 ? byTime
            : DatasetVersion is null || other.DatasetVersion is null ? (DatasetVersion is null ? 1 : 0) - (other.DatasetVersion is null ? 1 : 0)
            : string.CompareOrdinal(DatasetVersion, other.DatasetVersion);
    }

    /// <summary>In words, that of the two which is not as the other has it: the time before the version.</summary>
    public string WordsBeside(ToldByName other) => Time.CompareTo(other.Time) != 0 ? $"the time {Time}" : $"data set version {DatasetVersion ?? "unknown"}";
}
