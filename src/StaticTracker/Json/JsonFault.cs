namespace StaticTracker.Json;

/// <summary>Why a text is not acceptable JSON.</summary>
public enum JsonFaultKind
{
    /// <summary>No bytes, or nothing but white space.</summary>
    Empty,

    /// <summary>Not UTF-8: UTF-16, UTF-32 or invalid byte sequences.</summary>
    Encoding,

    /// <summary>Not JSON (RFC 8259): truncated, NaN, trailing comma, comment …</summary>
    Syntax,

    /// <summary>Nested deeper than the reader allows.</summary>
    TooDeep,

    /// <summary>A key stands twice in one object.</summary>
    DuplicateKey,

    /// <summary>More bytes than a tree may hold.</summary>
    TooLarge,
}

/// <summary>A fault of a JSON text at a byte offset; <paramref name="Detail"/> is one sentence fragment without a full stop.</summary>
public sealed record JsonFault(JsonFaultKind Kind, int Offset, string Detail);
