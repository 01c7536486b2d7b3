namespace StaticTracker.Git;

/// <summary>Where the contents of many blobs come from, in an order that is known beforehand.</summary>
internal interface IBlobSource : IDisposable
{
    /// <summary>The next blob of that order, which the caller disposes; null where git has no such blob (a partial or damaged repository).</summary>
    BlobContent? Next(ObjectId id);

    /// <summary>The blobs to come have little in common with those before: versions of another file.</summary>
    void Turn();
}
