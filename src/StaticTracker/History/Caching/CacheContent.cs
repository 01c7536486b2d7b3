using StaticTracker.Git;

namespace StaticTracker.History.Caching;

/// <summary>All that is kept between two readings.</summary>
internal sealed record CacheContent
{
    /// <summary>The HEAD that the commits lead up to.</summary>
    public required ObjectId Head { get; init; }

    public required IReadOnlyList<HeadFile> HeadFiles { get; init; }

    public required IReadOnlyList<CommitNotice> Notices { get; init; }

    /// <summary>Written segments, newest first.</summary>
    public required IReadOnlyList<ReadOnlyMemory<byte>> Segments { get; init; }

    /// <summary>The commits of all segments, newest first.</summary>
    public IReadOnlyList<DataCommit> Commits { get; init; } = [];
}
