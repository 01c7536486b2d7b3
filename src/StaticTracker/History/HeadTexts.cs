using System.Collections.Concurrent;
using StaticTracker.Git;

namespace StaticTracker.History;

/// <summary>
/// Module files as they stand at HEAD, split while git still lists the commits and a processor would be idle. Most elements of older versions
/// are still there, byte for byte, and need not be parsed once more.
/// </summary>
internal sealed class HeadTexts : IDisposable
{
    /// <summary>What may be held at once; the rest is parsed when its turn comes.</summary>
    private const long MostBytes = 96 << 20;

    private readonly ConcurrentDictionary<string, SplitText> _byName = new(StringComparer.Ordinal);
    private long _bytes;
    private volatile bool _isClosed;

    /// <summary>Offers a file's content; it is held on to where it is wanted.</summary>
    public void Offer(string name, BlobContent content)
    {
        if (_isClosed || _bytes + content.Length > MostBytes)
        {
            return;
        }

        var text = new SplitText(content.Hold());
        if (LineSplitter.TrySplit(text, null, null))
        {
            _bytes += content.Length;
            _byName[name] = text;
        }
        else
        {
            text.Dispose();
        }
    }

    /// <summary>From now on whoever needs a text splits it: nobody is idle any more.</summary>
    public void Close() => _isClosed = true;

    /// <summary>A file's text, to be disposed by the caller; null where it was not offered in time.</summary>
    public SplitText? Take(string name) => _byName.TryRemove(name, out var text) ? text : null;

    public void Dispose()
    {
        Close();
        foreach (var text in _byName.Values)
        {
            text.Dispose();
        }
    }
}
