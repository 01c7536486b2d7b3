using System.Buffers;
using StaticTracker.Json;
using StaticTracker.Storage;

namespace StaticTracker.Runs;

/// <summary>Makes lines of a log of what a program sends: the same object with the run and the kind of line before its own members.</summary>
internal static class LogLine
{
    /// <summary>The line with its line feed; null, and why, where it cannot be one.</summary>
    public static byte[]? Of(ReadOnlyMemory<byte> text, string run, string kind, out string? fault)
    {
        using var tree = JsonTree.TryParse(text, out var found);
        fault = tree is null ? found!.Detail : tree.Root.Kind != JsonKind.Object ? "it is no JSON object"
            : Contradicts(tree.Root["run_id"u8], run) ? $"it says that it is of another run"
            : Contradicts(tree.Root["kind"u8], kind) ? $"it says that it is of another kind than --kind {kind}"
            : null;
        if (fault is not null)
        {
            return null;
        }

        var line = new ArrayBufferWriter<byte>(text.Length + 128);
        line.Write("{\"run_id\":"u8);
        CanonicalText.Write(line, run);
        line.Write(",\"kind\":"u8);
        CanonicalText.Write(line, kind);
        foreach (var member in tree!.Root.Members)
        {
            if (!member.KeyEquals("run_id"u8) && !member.KeyEquals("kind"u8))
            {
                line.Write(","u8);
                line.Write(member.Key.Raw);
                line.Write(":"u8);
                line.Write(member.Value.Raw);
            }
        }

        line.Write("}\n"u8);
        return line.WrittenSpan.ToArray();
    }

    private static bool Contradicts(JsonNode node, string value) => node.Exists && node.AsString() != value;
}
