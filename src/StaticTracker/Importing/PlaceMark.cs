using StaticTracker.Diagnostics;

namespace StaticTracker.Importing;

/// <summary>A place in a text that is worked out only when it is asked for, which costs a walk over lines; good until the text is read on.</summary>
internal sealed class PlaceMark(SourceText text, int offset)
{
    public SourceSpan Place() => text.PlaceAt(offset);
}
