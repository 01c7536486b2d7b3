namespace StaticTracker.Site;

/// <summary>Markup made by our own renderers, as UTF-8. The only thing that reaches a page unescaped.</summary>
public readonly record struct Html(ReadOnlyMemory<byte> Utf8)
{
    public static readonly Html Empty;

    public bool IsEmpty => Utf8.IsEmpty;
}
