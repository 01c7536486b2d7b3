namespace StaticTracker.Merging;

/// <summary>How a value is merged where both sides changed it.</summary>
internal enum MergeForm
{
    /// <summary>Objects key by key; anything else as one value. A removal against an edit is a contradiction.</summary>
    ByKey,

    /// <summary>A map: as above, and one that is missing is an empty one, so that its entries are merged all the same.</summary>
    Map,

    /// <summary>An object that was made at one time by one hand: two sides that differ contradict each other wherever they differ.</summary>
    Whole,

    /// <summary>A list of elements with an identity, each merged with its like; a missing list is an empty one.</summary>
    Keyed,

    /// <summary>A list whose order means something: elements are merged with their like, but only one side may add, remove or move some.</summary>
    Ordered,

    /// <summary>A list of texts whose order means nothing: what either side added is there, what either side removed is gone.</summary>
    Set,

    /// <summary>A text of which the one that comes first in ordinal order is kept: the name of a source that goes under two.</summary>
    First,
}
