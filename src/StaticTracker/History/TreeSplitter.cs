using StaticTracker.Json;
using StaticTracker.Storage;

namespace StaticTracker.History;

/// <summary>Splits a module file of any layout by parsing all of it; says why where it cannot be read.</summary>
internal static class TreeSplitter
{
    public static void Split(SplitText text)
    {
        using var tree = JsonTree.TryParse(text.Memory, out var fault);
        if (tree is null)
        {
            var position = TextPosition.Of(text.Span, fault!.Offset);
            text.Fault = $"{fault.Detail} (line {position.Line})";
            return;
        }

        if (ModuleReader.TryRead(tree, out var refused) is not { } module)
        {
            text.Fault = $"{refused.Reason} (line {tree.PositionOf(refused.Node).Line})";
            return;
        }

        var experiments = tree.Root["experiments"u8];
        var suggestions = tree.Root["suggestions"u8];
        Fill(text.Experiments, experiments, [.. module.Experiments.Select(DigestReader.Of)]);
        Fill(text.Suggestions, suggestions, module.Suggestions);
        text.Skeleton = SkeletonOf(text.Span, experiments, suggestions);
    }

    private static void Fill(ElementList list, JsonNode node, IReadOnlyList<object> records)
    {
        var at = 0;
        foreach (var element in node.Elements)
        {
            list.Add(element.Start, element.End - element.Start, records[at++]);
        }
    }

    private static byte[] SkeletonOf(ReadOnlySpan<byte> text, JsonNode a, JsonNode b)
    {
        var skeleton = new List<byte>(1024);
        var done = 0;
        foreach (var list in new[] { a, b }.Where(node => node.Kind == JsonKind.Array).OrderBy(node => node.Start))
        {
            skeleton.AddRange(text[done..(list.Start + 1)]);
            done = list.End - 1;
        }

        skeleton.AddRange(text[done..]);
        return [.. skeleton];
    }
}
