namespace StaticTracker.JsonSchema.Formats;

/// <summary>A named form of strings.</summary>
internal sealed class Format(string name, Func<string, bool> accepts)
{
    public string Name { get; } = name;

    public bool Accepts(string text) => accepts(text);

    /// <summary>Null for a name that is not known here.</summary>
    public static Format? Find(string name) => null;
}
