namespace StaticTracker.Exporting;

/// <summary>A column: the key that programs read (JSON lines), and the heading that people read.</summary>
public sealed record ExportColumn(string Key, string Title)
{
    /// <summary>A column that is called the same for both.</summary>
    public static implicit operator ExportColumn(string key) => Named(key);

    public static ExportColumn Named(string key) => new(key, key);
}
