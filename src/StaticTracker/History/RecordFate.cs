namespace StaticTracker.History;

/// <summary>What a commit did with a record.</summary>
public enum RecordFate
{
    Added,
    Changed,
    Removed,
}
