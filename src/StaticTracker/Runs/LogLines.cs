using StaticTracker.Json;

namespace StaticTracker.Runs;

/// <summary>The lines of a log as bytes. A line is whole where a line feed ends it; what stands behind the last one is torn.</summary>
internal static class LogLines
{
    /// <summary>What is wrong with a whole line; null where nothing is.</summary>
    public static string? FaultOf(ReadOnlyMemory<byte> line, string run)
    {
        using var tree = JsonTree.TryParse(line, out var fault);
        if (tree is null)
        {
            return fault!.Detail;
        }

        var root = tree.Root;
        return root.Kind != JsonKind.Object ? "it is no object"
            : root["run_id"u8].AsString() is not { } id ? "it names no run_id"
            : id != run ? $"it is of the run '{(id.Length > 80 ? id[..80] + "…" : id)}'"
            : root["kind"u8].AsString() is not { } kind || !RunWord.LogKinds.Contains(kind) ? $"its kind is none of {string.Join(", ", RunWord.LogKinds)}"
            : null;
    }

    /// <summary>The bytes that whole lines take: up to and with the last line feed.</summary>
    public static int WholeLength(ReadOnlySpan<byte> text) => text.LastIndexOf((byte)'\n') + 1;
}
