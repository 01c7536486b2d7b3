using StaticTracker.Json;

namespace StaticTracker.Storage;

/// <summary>The number of the format that a data file names as <c>format</c>; none stands for the first.</summary>
public static class FileFormat
{
    /// <summary>The newest one that this program writes and reads.</summary>
    public const int Newest = 1;

    /// <summary>Whether a file names a format that this program does not know, so that its other keys may mean something else; where it does, the value of <c>format</c>.</summary>
    public static bool IsUnknown(JsonNode root, out JsonNode format)
    {
        format = root["format"u8];
        return format.Exists && format.AsInteger() is null or > Newest;
    }

    public static bool IsUnknown(JsonNode root) => IsUnknown(root, out _);

    /// <summary>What is wrong with that: "the file is of format 2, this program knows format 1".</summary>
    public static string Fault(JsonNode format, string file = "the file") =>
        format.Kind == JsonKind.Number ? $"{file} is of format {format}, this program knows format {Newest}" : $"{file} does not name its format by a number, as \"format\": {Newest}";
}
