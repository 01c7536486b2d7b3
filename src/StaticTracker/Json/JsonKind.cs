namespace StaticTracker.Json;

/// <summary>The kind of a JSON value.</summary>
public enum JsonKind : byte
{
    None,
    Object,
    Array,
    String,
    Number,
    True,
    False,
    Null,
}
