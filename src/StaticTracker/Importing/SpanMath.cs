using StaticTracker.Diagnostics;
using StaticTracker.Json;

namespace StaticTracker.Importing;

/// <summary>Places inside a part of a file that was parsed on its own.</summary>
internal static class SpanMath
{
    /// <summary>The place in the file of a place in a part that begins here.</summary>
    public static SourceSpan Behind(this SourceSpan start, TextPosition inner) =>
        new(start.Path, start.Line + inner.Line - 1, inner.Line == 1 ? start.Column + inner.Column - 1 : inner.Column);

    /// <summary>A part as a tree; a problem at its place in the file where it is none.</summary>
    /// <exception cref="UnfitSourceException">It is no acceptable JSON.</exception>
    public static JsonTree Parse(ReadOnlyMemory<byte> part, Func<SourceSpan> place)
    {
        if (JsonTree.TryParse(part, out var fault) is { } tree)
        {
            return tree;
        }

        var start = place();
        var problem = Storage.JsonFile.ProblemOf(start.Path, part.Span, fault!);
        throw new UnfitSourceException(problem with { Span = start.Behind(TextPosition.Of(part.Span, fault!.Offset)) });
    }
}
