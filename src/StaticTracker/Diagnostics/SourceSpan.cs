using StaticTracker.Json;

namespace StaticTracker.Diagnostics;

/// <summary>A place in a file: the path as it is shown, line and column from 1 (0: the file as a whole).</summary>
public readonly record struct SourceSpan(string Path, int Line, int Column)
{
    /// <summary>The file as a whole.</summary>
    public static SourceSpan File(string path) => new(path, 0, 0);

    /// <summary>The place of a JSON value; the file as a whole where the value is not there.</summary>
    public static SourceSpan Of(string path, JsonNode node)
    {
        if (!node.Exists)
        {
            return File(path);
        }

        var position = node.Position;
        return new SourceSpan(path, position.Line, position.Column);
    }
}
