using System.Buffers;
using StaticTracker.Json;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Runs;

/// <summary>Makes lines of a log of what a program sends: the same object with the run and the kind of line before its own members.</summary>
internal static class LogLine
{
    /// <summary>The line with its line feed; null, and why, where it cannot be one.</summary>
    /// <param name="text">What was sent.</param>
    /// <param name="run">The run's id.</param>
    /// <param name="kind">One of <see cref="RunWord.LogKinds"/>.</param>
    /// <param name="areOfRubrics">Whether the log's first evaluation names a rubric; null: there is none before this one, which says it for those to come.</param>
    /// <param name="fault">Why it cannot be one.</param>
    public static byte[]? Of(ReadOnlyMemory<byte> text, string run, string kind, ref bool? areOfRubrics, out LogFault? fault)
    {
        using var tree = JsonTree.TryParse(text, out var found);
        fault = tree is null ? new LogFault(found!.Detail, found.Offset) : FaultOf(tree.Root, run, kind, areOfRubrics ?? false);
        if (fault is not null)
        {
            return null;
        }

        areOfRubrics ??= kind == RunWord.Evaluation ? EvaluationLine.RubricOf(tree!.Root) is not null : null;

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

    private static LogFault? FaultOf(JsonNode root, string run, string kind, bool areOfRubrics) =>
        root.Kind != JsonKind.Object ? new LogFault("it is no JSON object", root.Start)
        : Contradicts(root["run_id"u8], run) ? new LogFault("it says that it is of another run", root["run_id"u8].Start)
        : Contradicts(root["kind"u8], kind) ? new LogFault($"it says that it is of another kind than --kind {kind}", root["kind"u8].Start)
        : kind == RunWord.Evaluation && EvaluationLine.FaultOf(root, areOfRubrics) is { } unfit ? new LogFault(unfit, root.Start, EvaluationLine.Hint)
        : null;

    private static bool Contradicts(JsonNode node, string value) => node.Exists && node.AsString() != value;
}
