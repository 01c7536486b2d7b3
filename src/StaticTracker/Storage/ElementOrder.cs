namespace StaticTracker.Storage;

/// <summary>How the elements of an array stand in canonical form.</summary>
internal enum ElementOrder
{
    AsTheyStand,

    /// <summary>Version in natural order, model, data set, timestamp, id.</summary>
    Experiments,

    /// <summary>Version in natural order, rubric, id; ties as they stand.</summary>
    Suggestions,
}
