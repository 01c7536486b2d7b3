namespace StaticTracker.History;

/// <summary>
/// The elements of one list of a module file, and how many of them stand at its head and at its tail just as in the basis the text was split
/// against: only those between are new.
/// </summary>
internal sealed class ElementList
{
    public List<Element> Elements { get; } = [];

    public int Head { get; set; }

    public int Tail { get; set; }

    /// <summary>Where the list stands in the skeleton: the offset of its bracket; -1: the elements were not cut out.</summary>
    public int At { get; set; } = -1;

    public void Clear()
    {
        Elements.Clear();
        Head = 0;
        Tail = 0;
        At = -1;
    }
}
