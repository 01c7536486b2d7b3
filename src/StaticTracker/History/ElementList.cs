using System.Buffers;

namespace StaticTracker.History;

/// <summary>
/// The elements of one list of a module file, and how many of them stand at its head and at its tail just as in the basis the text was split
/// against: only those between are new. The room for them is rented, since every version of every file needs some.
/// </summary>
internal sealed class ElementList : IDisposable
{
    private Element[] _elements = [];

    public int Count { get; private set; }

    public int Head { get; set; }

    public int Tail { get; set; }

    /// <summary>Where the list stands in the skeleton: the offset of its bracket; -1: the elements were not cut out.</summary>
    public int At { get; set; } = -1;

    public ref Element this[int index] => ref _elements.AsSpan(0, Count)[index];

    public void Add(int start, int length, object? record)
    {
        if (Count == _elements.Length)
        {
            var larger = ArrayPool<Element>.Shared.Rent(Math.Max(64, Count * 2));
            _elements.AsSpan(0, Count).CopyTo(larger);
            Return();
            _elements = larger;
        }

        _elements[Count++] = new Element(start, length, record);
    }

    public void Clear()
    {
        Count = 0;
        Head = 0;
        Tail = 0;
        At = -1;
    }

    public void Dispose()
    {
        Return();
        Clear();
    }

    private void Return()
    {
        if (_elements.Length > 0)
        {
            ArrayPool<Element>.Shared.Return(_elements, clearArray: true);
            _elements = [];
        }
    }
}
