namespace StaticTracker.History;

/// <summary>
/// A blob as a version of one file: held as long as a change still needs it. One that cannot be read is stood in for by the newest readable one
/// before it, so that a repair is compared with what was there before the damage.
/// </summary>
internal sealed class FileVersion
{
    private int _uses;

    public SplitText? Text { get; private set; }

    public bool IsLoaded { get; private set; }

    /// <summary>Whether git had no such object.</summary>
    public bool IsMissing => IsLoaded && Text is null;

    public bool IsReadable => Text is { Fault: null };

    /// <summary>For a version that cannot be read: the one to compare with instead.</summary>
    public FileVersion? StandIn { get; private set; }

    /// <summary>This, or what stands in for it; null where nothing readable was there before.</summary>
    public FileVersion? Readable => IsReadable ? this : StandIn;

    public void Keep() => _uses++;

    public void Load(SplitText? text)
    {
        Text = text;
        IsLoaded = true;
    }

    public void StandInBy(FileVersion? version)
    {
        version?.Keep();
        StandIn = version;
    }

    public void Release()
    {
        if (--_uses > 0)
        {
            return;
        }

        Text?.Dispose();
        StandIn?.Release();
        StandIn = null;
    }
}
