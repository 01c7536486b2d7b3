using StaticTracker.Json;

namespace StaticTracker.JsonSchema;

/// <summary>A schema that cannot be used: not JSON, a keyword that is unknown or ill-formed, a reference that leads nowhere.</summary>
public sealed class SchemaException : Exception
{
    public SchemaException(string message)
        : base(message)
    {
    }

    public SchemaException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public SchemaException()
    {
    }

    internal SchemaException(string location, TextPosition position, string detail)
        : base($"{location} (line {position.Line}, column {position.Column}): {detail}")
    {
        Location = location;
        Position = position;
    }

    /// <summary>Where the keyword stands: the schema's address, "#" and a JSON pointer.</summary>
    public string Location { get; } = "#";

    /// <summary>Line and column in the schema's text.</summary>
    public TextPosition Position { get; } = new(1, 1);
}
