using System.Buffers;
using StaticTracker.Json;
using StaticTracker.Storage;

namespace StaticTracker.History;

/// <summary>
/// Splits a module file that is written as this program writes it (two spaces, containers expanded) by its lines, and parses only what is
/// not, byte for byte, in the version before it. Raw line ends cannot stand inside a JSON string, and JSON is context-free: where the
/// skeleton parses with its lists emptied, every element parses by itself as one whole object, and between elements stands nothing but a
/// comma and white space, the whole text is well-formed and means the same as a full parse finds. Whatever is not so is left to
/// <see cref="TreeSplitter"/>.
/// </summary>
internal static class LineSplitter
{
    /// <summary>An element stands two levels deep.</summary>
    private const int ElementDepth = JsonTree.DefaultMaxDepth - 2;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_skeleton;

    /// <summary>False: this is not the layout, or something in it does not read; then the text is as it was before.</summary>
    /// <param name="text">What to split.</param>
    /// <param name="basis">A version whose elements have been read: what is the same at both ends need not be parsed.</param>
    /// <param name="known">Another such version, whose elements are looked up wherever they stand.</param>
    public static bool TrySplit(SplitText text, SplitText? basis, SplitText? known)
    {
        basis = basis is { Fault: null } ? basis : null;
        var skeleton = t_skeleton ??= new ArrayBufferWriter<byte>(1024);
        skeleton.ResetWrittenCount();
        if (new LineCutter(text.Span, basis, skeleton).TryCut(text, basis) && IsSoundSkeleton(text, skeleton.WrittenSpan, basis)
            && TryReadNew(text, text.Experiments, basis, basis?.Experiments, known, known?.Experiments, static node => DigestReader.Read(node))
            && TryReadNew(text, text.Suggestions, basis, basis?.Suggestions, known, known?.Suggestions, static node => ModuleReader.TryReadSuggestion(node)))
        {
            text.Basis = basis;
            return true;
        }

        text.Clear();
        return false;
    }

    private static bool IsSoundSkeleton(SplitText text, ReadOnlySpan<byte> skeleton, SplitText? basis)
    {
        if (basis is not null && text.Experiments.At == basis.Experiments.At && text.Suggestions.At == basis.Suggestions.At && skeleton.SequenceEqual(basis.Skeleton))
        {
            text.Skeleton = basis.Skeleton;
            return true;
        }

        text.Skeleton = skeleton.ToArray();
        using var tree = JsonTree.TryParse(text.Skeleton, out _);
        return tree is not null && ModuleReader.TryRead(tree, out _) is { Experiments.Count: 0, Suggestions.Count: 0 }
            && IsWhereItWasCut(tree.Root["experiments"u8], text.Experiments) && IsWhereItWasCut(tree.Root["suggestions"u8], text.Suggestions);
    }

    private static bool IsWhereItWasCut(JsonNode node, ElementList list) => list.At < 0 || (node.Kind == JsonKind.Array && node.Start == list.At);

    private static bool TryReadNew(SplitText text, ElementList list, SplitText? basis, ElementList? old, SplitText? known, ElementList? knownList, Func<JsonNode, object?> read)
    {
        if (basis is not null && old is not null)
        {
            (list.Head, list.Tail) = CommonEnds.Of(text, list, basis, old, list.Head);
        }

        var next = 0;
        for (var i = list.Head; i < list.Count - list.Tail; i++)
        {
            ref var element = ref list[i];
            if (known is not null && LookUp(text.TextOf(element), known, knownList!, ref next) is { } found)
            {
                element.Record = found;
                continue;
            }

            using var tree = JsonTree.TryParse(text.MemoryOf(element), out _, ElementDepth);
            if (tree is null || tree.HasByteOrderMark || tree.Root.Kind != JsonKind.Object || read(tree.Root) is not { } record)
            {
                return false;
            }

            element.Record = record;
        }

        return true;
    }

    /// <summary>What the same bytes were found to say; looked for from where the last was found, since both lists have the same order.</summary>
    private static object? LookUp(ReadOnlySpan<byte> element, SplitText known, ElementList list, ref int next)
    {
        for (var tried = 0; tried < list.Count; tried++)
        {
            var at = next + tried < list.Count ? next + tried : next + tried - list.Count;
            ref var candidate = ref list[at];
            if (candidate.Length == element.Length && candidate.Record is not null && known.TextOf(candidate).SequenceEqual(element))
            {
                next = at + 1 < list.Count ? at + 1 : 0;
                return candidate.Record;
            }
        }

        return null;
    }
}
